package dev.jobwright;

import java.util.Comparator;

/**
 * What claims and counters go by. Stores keep a lane as a small number, so that a claim costs what the lanes that the
 * worker serves cost, whatever else is queued.
 *
 * @param namespace separates tenants, tests and environments in one database
 * @param queue the named queue
 * @param type the job type's name
 * @param version the job type's version, from 1
 */
public record Lane(String namespace, String queue, String type, int version) implements Comparable<Lane> {

    /** The namespace of those who name none. */
    public static final String DEFAULT_NAMESPACE = "default";
    /** The queue of those who name none. */
    public static final String DEFAULT_QUEUE = "default";

    private static final Comparator<Lane> ORDER = Comparator.comparing(Lane::namespace)
            .thenComparing(Lane::queue)
            .thenComparing(Lane::type)
            .thenComparing(Lane::version);

    public Lane {
        Names.check("namespace", namespace);
        Names.check("queue", queue);
        Names.check("job type", type);
        if (version < 1) {
            throw new InvalidInput("job type " + type + " has version " + version + ": versions count from 1");
        }
    }

    @Override
    public int compareTo(Lane other) {
        return ORDER.compare(this, other);
    }
}
