package dev.jobwright.benchmarks.peers;

import java.util.Arrays;

/** The peers, and how many jobs each is given, so that a round of the slow ones ends within half a minute. */
public enum Peers {
    DB_SCHEDULER("db-scheduler", 10_000, 100_000, 100_000),
    JOBRUNR("JobRunr", 5_000, 100_000, 20_000),
    QUARTZ("Quartz", 2_000, 2_000, 3_000),
    DBOS("DBOS", 3_000, 10_000, 5_000);

    private final String label;
    private final int oneByOne;
    private final int bulk;
    private final int drained;

    Peers(String label, int oneByOne, int bulk, int drained) {
        this.label = label;
        this.oneByOne = oneByOne;
        this.bulk = bulk;
        this.drained = drained;
    }

    /** As it calls itself. */
    public String label() {
        return label;
    }

    /** Jobs of a round of A. */
    public int oneByOne() {
        return oneByOne;
    }

    /** Jobs of a round of B. */
    public int bulk() {
        return bulk;
    }

    /** Jobs of a round of C. */
    public int drained() {
        return drained;
    }

    /** @param url JDBC, of its database on PostgreSQL, in which it finds its tables or makes them */
    public Peer open(String url) throws Exception {
        return switch (this) {
            case DB_SCHEDULER -> new DbScheduler(url);
            case JOBRUNR -> new JobRunrPeer(url);
            case QUARTZ -> new QuartzPeer(url);
            case DBOS -> new DbosPeer(url);
        };
    }

    public static Peers named(String name) {
        return Arrays.stream(values())
                .filter(peer -> peer.label.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no peer " + name + "; there are "
                        + Arrays.stream(values()).map(Peers::label).toList()));
    }
}
