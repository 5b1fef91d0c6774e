/** Commands that change jobs. */
@NullMarked
package dev.jobwright.cli.steer;

import org.jspecify.annotations.NullMarked;
