package dev.jobwright.cli.shell;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jobwright completion}: what a shell needs to complete a command line. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a script that lets a shell complete commands and options.",
        footer = {
            "",
            "  bash   source <(jobwright completion bash)               in ~/.bashrc",
            "  zsh    source <(jobwright completion zsh)                in ~/.zshrc, after compinit",
            "  fish   jobwright completion fish > ~/.config/fish/completions/jobwright.fish"
        })
public final class CompletionCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    private Shell shell = Shell.BASH;

    enum Shell {
        BASH,
        ZSH,
        FISH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        CommandLine self = Objects.requireNonNull(spec).commandLine();
        CommandLine jobwright = self.getParent();
        self.getOut()
                .print(
                        switch (shell) {
                            case BASH -> AutoComplete.bash("jobwright", jobwright);
                            // Its bash script speaks zsh as well, once zsh has learned bash's way.
                            case ZSH ->
                                "autoload -U +X bashcompinit && bashcompinit\n"
                                        + AutoComplete.bash("jobwright", jobwright);
                            case FISH -> new FishCompletion(jobwright.getCommandSpec()).script();
                        });
        return 0;
    }
}
