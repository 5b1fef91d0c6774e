/** What makes the next start fast. */
@NullMarked
package dev.jobwright.cli.start;

import org.jspecify.annotations.NullMarked;
