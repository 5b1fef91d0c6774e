/** Commands that look at jobs, and change nothing. */
@NullMarked
package dev.jobwright.cli.inspect;

import org.jspecify.annotations.NullMarked;
