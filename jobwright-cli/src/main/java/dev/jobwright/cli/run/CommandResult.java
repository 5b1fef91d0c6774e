package dev.jobwright.cli.run;

/**
 * How a line's command ended.
 *
 * @param stdout the last of what it wrote
 * @param stderr the last of what it wrote
 */
record CommandResult(int exitCode, String stdout, String stderr) {}
