package dev.jobwright.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page, out of what the commands say of themselves. */
final class ManPage {

    private final StringBuilder page = new StringBuilder();

    /** @param examples command lines */
    static String of(CommandLine jobwright, List<String> examples) {
        ManPage made = new ManPage();
        made.write(jobwright, examples);
        return made.page.toString();
    }

    private void write(CommandLine jobwright, List<String> examples) {
        CommandSpec all = jobwright.getCommandSpec();
        raw(
                ".\\\" Written by ManPageTest: change the commands' own descriptions, and run it with -Djobwright.docs.write=true");
        raw(".TH JOBWRIGHT 1");
        section("NAME");
        text("jobwright - runs commands as durable jobs, and inspects and steers any queue");
        section("SYNOPSIS");
        raw(".B jobwright");
        raw(".I COMMAND");
        raw("[\\fIOPTION\\fR]... [\\fIARGUMENT\\fR]...");
        section("DESCRIPTION");
        text(all.usageMessage().description());
        section("COMMANDS");
        jobwright.getSubcommands().forEach(this::command);
        section("EXIT STATUS");
        item("0", "done");
        item("1", "what was asked for is not so: an unknown job, a job that did not succeed, a finding of verify");
        item("2", "wrong use, or a store that cannot be opened");
        text("of run and worker --until-empty:");
        item("1-100", "so many jobs failed; 101 stands for more");
        item("129, 130, 143", "stopped by SIGHUP, Ctrl-C, SIGTERM with jobs left");
        item("255", "wrong use, or jobwright itself could not");
        section("ENVIRONMENT");
        item("JOBWRIGHT_STORE", "the store, when --store does not name one");
        item("XDG_STATE_HOME, XDG_CACHE_HOME", "where the store, and what makes starts fast, are otherwise");
        item("NO_COLOR, CLICOLOR_FORCE", "no colour; colour also when there is no terminal");
        item("JOBWRIGHT_DEBUG", "1: where an error came from");
        section("EXAMPLES");
        for (String example : examples) {
            raw(".PP");
            raw(".nf");
            example.lines().forEach(line -> raw("    " + escaped(line)));
            raw(".fi");
        }
        section("SEE ALSO");
        raw(".BR xargs (1),");
        raw(".BR parallel (1)");
    }

    private void command(String name, CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        raw(".SS " + escaped(name));
        text(spec.usageMessage().description());
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            item(parameter.paramLabel(), parameter.description());
        }
        for (OptionSpec option : spec.options()) {
            String argument = option.arity().max() == 0
                    ? ""
                    : option.arity().min() == 0 ? "[=" + option.paramLabel() + "]" : " " + option.paramLabel();
            if (!option.usageHelp() && !option.versionHelp()) {
                item(String.join(", ", option.names()) + argument, option.description());
            }
        }
        List<String> footer = new ArrayList<>(List.of(spec.usageMessage().footer()));
        footer.removeIf(line -> line.startsWith("  "));
        text(footer.toArray(String[]::new));
    }

    private void section(String name) {
        raw(".SH " + name);
    }

    private void item(String what, String... meaning) {
        raw(".TP");
        raw("\\fB" + escaped(what) + "\\fR");
        text(meaning);
    }

    private void text(String... lines) {
        if (lines.length == 0) {
            return;
        }
        boolean begun = false;
        for (String line : String.join("\n", lines)
                .replace("%n", "\n")
                .replace("@|", "")
                .replace("|@", "")
                .split("\n")) {
            if (line.isBlank()) {
                raw(begun ? ".PP" : "");
            } else {
                String escaped = escaped(line.strip());
                raw(escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped);
            }
            begun = true;
        }
    }

    private void raw(String line) {
        if (!line.isEmpty()) {
            page.append(line).append('\n');
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...");
    }
}
