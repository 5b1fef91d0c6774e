package dev.jobwright;

import java.util.UUID;

/**
 * The name of a job, made before the job is stored, so that an enqueue whose answer was lost can be repeated. A UUID
 * inside (version 7 when Jobwright makes it, so that ids sort by time), an opaque string outside.
 */
public record JobId(UUID value) implements Comparable<JobId> {

    public static JobId of(UUID value) {
        return new JobId(value);
    }

    /** @throws InvalidInput when the text is no id */
    public static JobId parse(String text) {
        try {
            UUID uuid = UUID.fromString(text);
            if (uuid.toString().equalsIgnoreCase(text)) {
                return new JobId(uuid);
            }
        } catch (IllegalArgumentException e) {
            throw notAnId(text);
        }
        throw notAnId(text);
    }

    private static InvalidInput notAnId(String text) {
        return new InvalidInput(
                "'" + Texts.show(text, 80) + "' is no job id. An id looks like 01932c07-209c-7e8f-8000-3b2f1a4c5d6e");
    }

    /** Unsigned byte order: the order in which ids of version 7 were made, and in which databases sort them. */
    @Override
    public int compareTo(JobId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
