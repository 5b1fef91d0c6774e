package dev.jobwright.cli.process;

import dev.jobwright.cli.command.Command;
import java.util.Map;

/**
 * What one attempt of a job is to run.
 *
 * @param names what the command gets into its environment besides its own variables and those that every job has
 */
public record Execution(Command command, Map<String, String> names, Limits limits) {}
