package dev.jobwright.cli.process;

import org.jspecify.annotations.Nullable;

/** Is shown what an attempt writes. Called on the attempt's own thread. */
public interface AttemptOutput {

    /** For those whose output nobody watches. */
    AttemptOutput UNSEEN = new AttemptOutput() {
        @Override
        public void ended(Spool spool, @Nullable CommandResult result, boolean last) {
            spool.close();
        }
    };

    /** Output is about to come. */
    default void began(Spool spool) {}

    /**
     * All output is there. Called once for each attempt, also for one whose command was not started. Whoever is told owns
     * the spool, and closes it.
     *
     * @param result null when the attempt was broken off, and may run again
     * @param last whether no further attempt follows
     */
    void ended(Spool spool, @Nullable CommandResult result, boolean last);
}
