/**
 * What a command is, before it runs: words with places for a line, shell scripts that take the line as a parameter,
 * quoting for people, and the way from a program's name to its file.
 */
@NullMarked
package dev.jobwright.cli.command;

import org.jspecify.annotations.NullMarked;
