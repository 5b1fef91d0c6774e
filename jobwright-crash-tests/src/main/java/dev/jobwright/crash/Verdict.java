package dev.jobwright.crash;

import java.util.List;

/**
 * What the judge found.
 *
 * @param jobs that are in the store
 * @param acknowledged jobs whose enqueue returned
 * @param unsure tries of enqueues whose outcome their producers were not told, and which they repeated
 * @param attempts that were started
 * @param lostLeases outcomes that were refused because the attempt had been taken over
 * @param violations what should not be, one sentence each
 */
public record Verdict(int jobs, int acknowledged, int unsure, int attempts, int lostLeases, List<String> violations) {

    @Override
    public String toString() {
        return jobs + " jobs, " + acknowledged + " acknowledged, " + unsure + " of them repeated, " + attempts
                + " attempts, " + lostLeases + " late outcomes refused, " + violations.size() + " violations";
    }
}
