/** The command line: what is common to all commands, and those that look at and steer jobs. */
@NullMarked
package dev.jobwright.cli;

import org.jspecify.annotations.NullMarked;
