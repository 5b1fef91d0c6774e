package dev.jobwright.cli.output;

import java.util.Locale;

/**
 * How far a workload is.
 *
 * @param failed lines that ended otherwise than with success
 * @param running lines that a worker has
 * @param waiting lines that will run
 * @param held lines that will not run until somebody releases them
 */
public record Counts(long succeeded, long failed, long running, long waiting, long held) {

    public long done() {
        return succeeded + failed;
    }

    public long left() {
        return running + waiting + held;
    }

    /** Whether nothing will move any more. */
    public boolean isOver() {
        return running + waiting == 0;
    }

    public String summary() {
        return String.format(Locale.ROOT, "%,d succeeded, %,d failed, %,d left", succeeded, failed, left());
    }
}
