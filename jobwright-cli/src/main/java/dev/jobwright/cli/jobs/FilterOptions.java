package dev.jobwright.cli.jobs;

import dev.jobwright.JobFilter;
import dev.jobwright.JobState;
import dev.jobwright.cli.Surroundings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which jobs are meant. */
public final class FilterOptions {

    @Option(
            names = "--state",
            split = ",",
            paramLabel = "STATE",
            completionCandidates = StateWords.class,
            description = "only jobs in these states, as failed or available,retrying")
    private List<String> states = List.of();

    @Mixin
    private ScopeOptions scope = new ScopeOptions();

    /** The states' words, for shells. */
    static final class StateWords extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        StateWords() {
            for (JobState state : JobState.values()) {
                add(state.word());
            }
        }
    }

    public boolean isEmpty() {
        return states.isEmpty() && scope.isEmpty();
    }

    public JobFilter filter(Surroundings surroundings) {
        Set<JobState> wanted = EnumSet.noneOf(JobState.class);
        states.forEach(word -> wanted.add(JobState.ofWord(word.toLowerCase(Locale.ROOT))));
        return scope.filter(surroundings).withStates(wanted);
    }
}
