package dev.jobwright.cli.work;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobQueue;
import dev.jobwright.cli.StoreCommand;
import dev.jobwright.cli.StorePlace;
import dev.jobwright.cli.Surroundings;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jobwright worker}: runs the commands that {@code jobwright enqueue} made jobs of. */
@Command(
        name = "worker",
        description = "Runs commands that 'jobwright enqueue' has made jobs of, until it is stopped.",
        footer = {
            "",
            "Ctrl-C lets running commands end, twice ends them; so does SIGTERM.",
            "Exit code: 130, 143, 129 after Ctrl-C, SIGTERM, SIGHUP. With --until-empty: 0, or the number of jobs that",
            "failed here (101: more than 100), and 255 when jobwright itself could not."
        })
public final class WorkerCommand extends StoreCommand {

    private static final int MOST_SLOTS = 10_000;

    @Option(names = "--queue", paramLabel = "QUEUE", description = "only jobs of this queue; can be repeated")
    private List<String> queues = List.of();

    @Option(
            names = {"-j", "--slots"},
            paramLabel = "N",
            description = "commands at once (default: the number of cores)")
    private int slots = Runtime.getRuntime().availableProcessors();

    @Option(names = "--until-empty", description = "ends when nothing is left to run")
    private boolean untilEmpty;

    @Option(
            names = "--allow-shell",
            description = "runs what the store says: whoever can write to the store runs commands as you")
    private boolean allowShell;

    @Option(
            names = {"-q", "--quiet"},
            description = "says nothing but errors")
    private boolean quiet;

    public WorkerCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (slots < 1 || slots > MOST_SLOTS) {
            throw new InvalidInput("--slots is " + slots + ": use 1 to " + MOST_SLOTS);
        }
        if (!allowShell) {
            throw new InvalidInput("a worker runs the commands that stand in the store, and so whoever can write there"
                    + " can run commands as you: add --allow-shell if that is what you want");
        }
        StorePlace place = place();
        try (JobQueue queue = openExisting()) {
            return new CommandWorker(surroundings(), queue, place, Set.copyOf(queues), slots, quiet).work(untilEmpty);
        }
    }
}
