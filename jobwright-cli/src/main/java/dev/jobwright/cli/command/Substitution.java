package dev.jobwright.cli.command;

/**
 * What the tokens of a template stand for.
 *
 * @param line the input line, without its terminator
 * @param number the number of the line, from 1
 * @param slot the slot that the command runs in, from 1
 */
public record Substitution(String line, long number, int slot) {}
