package dev.jobwright.cli.shell;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The command line for fish: each command and option on a line of its own, with what it means. */
final class FishCompletion {

    /** A command is the second word: an option's value or a job's command may be called the same. */
    private static final String BEGINNING = """
            # jobwright for fish: made by 'jobwright completion fish'
            function __jobwright_runs
                set -l words (commandline -opc)
                test "$words[2]" = "$argv[1]"; and not contains -- -- $words
            end
            """;

    private static final String NO_COMMAND_YET = "-n '__jobwright_runs \"\"'";

    private final CommandSpec jobwright;
    private final StringBuilder script = new StringBuilder();

    FishCompletion(CommandSpec jobwright) {
        this.jobwright = jobwright;
    }

    String script() {
        script.append(BEGINNING);
        for (Map.Entry<String, CommandLine> command : jobwright.subcommands().entrySet()) {
            CommandSpec spec = command.getValue().getCommandSpec();
            line(
                    NO_COMMAND_YET + " -f -a " + command.getKey(),
                    spec.usageMessage().description());
        }
        for (OptionSpec option : jobwright.options()) {
            line(NO_COMMAND_YET + words(option), option.description());
        }
        for (Map.Entry<String, CommandLine> command : jobwright.subcommands().entrySet()) {
            CommandSpec spec = command.getValue().getCommandSpec();
            String seen = "-n '__jobwright_runs " + command.getKey() + "'";
            for (OptionSpec option : spec.options()) {
                line(seen + words(option), option.description());
            }
            for (PositionalParamSpec word : spec.positionalParameters()) {
                Iterable<String> candidates = candidates(word);
                if (candidates != null) {
                    line(
                            seen + " -f -a '" + String.join(" ", candidates) + "'",
                            spec.usageMessage().description());
                }
            }
        }
        return script.toString();
    }

    /** What the word can be, when it can be a few things only. */
    private @Nullable Iterable<String> candidates(PositionalParamSpec word) {
        boolean isCommand = word.command().userObject() instanceof CommandLine.HelpCommand;
        return isCommand ? jobwright.subcommands().keySet() : word.completionCandidates();
    }

    private static String words(OptionSpec option) {
        StringBuilder words = new StringBuilder();
        for (String name : option.names()) {
            words.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^--?", ""));
        }
        if (option.arity().max() > 0) {
            words.append(option.arity().min() > 0 ? " -r" : "");
            Iterable<String> candidates = option.completionCandidates();
            if (candidates != null) {
                words.append(" -f -a '").append(String.join(" ", candidates)).append('\'');
            }
        }
        return words.toString();
    }

    private void line(String what, String[] description) {
        String text = String.join(" ", List.of(description))
                .replace("%n", "")
                .replace("\\", "\\\\")
                .replace("'", "\\'");
        script.append("complete -c jobwright ")
                .append(what)
                .append(" -d '")
                .append(text)
                .append("'\n");
    }
}
