package dev.jobwright.verify;

/** What must be true of every store at every moment, whatever crashed. */
public enum Invariant {
    /** A job stands in exactly one place. */
    ONE_PLACE(11),
    /** A job has an end time when, and only when, it has ended, and none before it was enqueued. */
    FINISHED_IFF_TERMINAL(12),
    /** Attempts are numbered without gap or repetition, and every limit is kept. */
    ATTEMPTS(13),
    /** What runs, runs under a lease of an instance that is known. */
    LEASE(12),
    /** The counters are what a recount gives. */
    COUNTERS(33),
    /** Every row belongs to a job. */
    NO_ORPHANS(1);

    private final int number;

    Invariant(int number) {
        this.number = number;
    }

    /** The rule's number in the documentation. */
    public int number() {
        return number;
    }

    @Override
    public String toString() {
        return "I" + number;
    }
}
