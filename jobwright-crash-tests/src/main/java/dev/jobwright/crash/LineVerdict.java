package dev.jobwright.crash;

import java.util.List;

/**
 * What the commands of a workload have told.
 *
 * @param lines of the input
 * @param attempts that were heard of
 * @param cutOff attempts that did not end before the next one began
 * @param endedInVain attempts that ended, and were run again because nobody lived to settle them
 * @param violations what should not be, one sentence each
 */
public record LineVerdict(int lines, int attempts, int cutOff, int endedInVain, List<String> violations) {

    @Override
    public String toString() {
        return lines + " lines, " + attempts + " attempts, " + cutOff + " of them cut off, " + endedInVain
                + " run again after their end, " + violations.size() + " violations";
    }
}
