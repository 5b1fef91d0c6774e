package dev.jobwright.store;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobId;
import dev.jobwright.JobPolicy;
import dev.jobwright.Lane;
import dev.jobwright.Names;
import dev.jobwright.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job that is about to be inserted.
 *
 * @param id made by the caller's side, so that the insert can be repeated
 * @param priority higher runs earlier; from -32,767 to 32,767
 * @param due orders jobs of one priority; null for the time when it may start, or now
 * @param notBefore the earliest start; null for at once
 * @param delay the earliest start, counted from the insert by the store's clock; null for at once. Not together with
 *     {@code notBefore}
 * @param startBy expires it when it has not started by then; null for never
 * @param heldReason hides it from claims from the start; null for not held
 * @param key unique in its namespace; null for none
 * @param correlation the caller's name of the group that it belongs to; null for none
 * @param headers carried along, at most {@value #MAX_HEADER_BYTES} bytes of UTF-8 in all
 * @param args JSON, kept byte for byte
 */
public record NewJob(
        JobId id,
        Lane lane,
        int priority,
        @Nullable Instant due,
        @Nullable Instant notBefore,
        @Nullable Duration delay,
        @Nullable Instant startBy,
        @Nullable String heldReason,
        @Nullable String key,
        @Nullable String correlation,
        Map<String, String> headers,
        JobPolicy policy,
        String args) {

    public static final int MAX_PRIORITY = 32_767;
    public static final int MAX_HEADER_BYTES = 4 * 1024;

    /** The latest time that a job may name: far beyond use, and safe to count with in microseconds. */
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    public NewJob {
        if (Math.abs(priority) > MAX_PRIORITY) {
            throw new InvalidInput("priority " + priority + " is not possible: use -32,767 to 32,767");
        }
        checkTime("due", due);
        checkTime("notBefore", notBefore);
        checkTime("startBy", startBy);
        if (delay != null && notBefore != null) {
            throw new InvalidInput("a job has either a delay or a notBefore, not both");
        }
        if (delay != null && (delay.isNegative() || delay.compareTo(Duration.ofDays(3650)) > 0)) {
            throw new InvalidInput("delay " + delay + " is not possible: use zero to 3,650 days");
        }
        if (key != null) {
            Names.check("key", key);
        }
        if (correlation != null) {
            Names.check("correlation id", correlation);
        }
        heldReason = heldReason == null ? null : Texts.storable(heldReason, 1_000);
        headers = headers.isEmpty() ? Map.of() : checked(headers);
    }

    private static Map<String, String> checked(Map<String, String> headers) {
        Map<String, String> storable = new HashMap<>();
        int bytes = 0;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            String name = Names.check("header", header.getKey());
            String value = Texts.storable(header.getValue(), Integer.MAX_VALUE);
            storable.put(name, value);
            bytes += name.length() + Texts.utf8Length(value);
        }
        if (bytes > MAX_HEADER_BYTES) {
            throw new InvalidInput("the headers are " + bytes + " bytes, and " + MAX_HEADER_BYTES
                    + " are allowed: put large data into the args");
        }
        return Map.copyOf(storable);
    }

    private static void checkTime(String what, @Nullable Instant time) {
        if (time != null && (time.isBefore(Instant.EPOCH) || time.isAfter(END_OF_TIME))) {
            throw new InvalidInput(what + " " + time + " is not possible: use 1970 to 9999");
        }
    }
}
