package dev.jobwright.store;

import dev.jobwright.JobState;
import dev.jobwright.Lane;
import java.util.List;
import java.util.Map;

/**
 * The counters as kept, and what hangs in the air.
 *
 * @param counts jobs by lane and state; zeros may be left out
 * @param orphans rows that belong to no job, each described in a few words
 */
public record Counters(Map<Lane, Map<JobState, Long>> counts, List<String> orphans) {}
