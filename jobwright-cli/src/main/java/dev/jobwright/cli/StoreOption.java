package dev.jobwright.cli;

import dev.jobwright.JobQueue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that all commands share. */
public final class StoreOption {

    @Option(
            names = "--store",
            paramLabel = "URL|FILE",
            description = "where the jobs are (default: JOBWRIGHT_STORE, else ~/.local/state/jobwright/jobs.db)")
    private @Nullable String store;

    public StorePlace place(Surroundings surroundings) {
        return StorePlace.of(store, surroundings.environment(), surroundings.folder());
    }

    /** For commands that look at jobs: they make no store. */
    JobQueue openExisting(Surroundings surroundings) {
        return place(surroundings).openExisting();
    }
}
