package dev.jobwright.cli.run;

import dev.jobwright.JobState;
import dev.jobwright.Stats;
import java.util.Locale;

/**
 * How far a workload is.
 *
 * @param failed lines that ended otherwise than with success
 * @param running lines that a worker has
 * @param waiting lines that will run
 * @param held lines that will not run until somebody releases them
 */
record Counts(long succeeded, long failed, long running, long waiting, long held) {

    static Counts of(String workload, Stats stats) {
        long succeeded = 0;
        long failed = 0;
        long running = 0;
        long waiting = 0;
        long held = 0;
        for (Stats.LaneStats lane : stats.lanes()) {
            if (lane.lane().queue().equals(workload) && lane.lane().type().equals(Line.TYPE.name())) {
                for (var entry : lane.counts().entrySet()) {
                    JobState state = entry.getKey();
                    long count = entry.getValue();
                    if (state == JobState.SUCCEEDED) {
                        succeeded += count;
                    } else if (state.isTerminal()) {
                        failed += count;
                    } else if (state == JobState.RUNNING) {
                        running += count;
                    } else if (state == JobState.HELD) {
                        held += count;
                    } else {
                        waiting += count;
                    }
                }
            }
        }
        return new Counts(succeeded, failed, running, waiting, held);
    }

    long done() {
        return succeeded + failed;
    }

    long left() {
        return running + waiting + held;
    }

    /** Whether nothing will move any more. */
    boolean isOver() {
        return running + waiting == 0;
    }

    String summary() {
        return String.format(Locale.ROOT, "%,d succeeded, %,d failed, %,d left", succeeded, failed, left());
    }
}
