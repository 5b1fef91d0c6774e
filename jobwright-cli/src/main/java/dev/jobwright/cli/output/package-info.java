/** What is seen of a run: output of commands, in whatever order was asked for, progress, notices, and the job log. */
@NullMarked
package dev.jobwright.cli.output;

import org.jspecify.annotations.NullMarked;
