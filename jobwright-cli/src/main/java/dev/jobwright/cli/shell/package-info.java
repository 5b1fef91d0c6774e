/** What a shell needs to know of the command line. */
@NullMarked
package dev.jobwright.cli.shell;

import org.jspecify.annotations.NullMarked;
