package dev.jobwright.cli.shell;

import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command line for fish: each command and option on a line of its own, with what it means. */
final class FishCompletion {

    private final CommandSpec jobwright;
    private final StringBuilder script = new StringBuilder();

    FishCompletion(CommandSpec jobwright) {
        this.jobwright = jobwright;
    }

    String script() {
        script.append("# jobwright for fish: made by 'jobwright completion fish'\n");
        for (Map.Entry<String, CommandLine> command : jobwright.subcommands().entrySet()) {
            CommandSpec spec = command.getValue().getCommandSpec();
            line(
                    "-n __fish_use_subcommand -f -a " + command.getKey(),
                    spec.usageMessage().description());
        }
        for (Map.Entry<String, CommandLine> command : jobwright.subcommands().entrySet()) {
            for (OptionSpec option : command.getValue().getCommandSpec().options()) {
                line("-n '__fish_seen_subcommand_from " + command.getKey() + "'" + words(option), option.description());
            }
        }
        return script.toString();
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
