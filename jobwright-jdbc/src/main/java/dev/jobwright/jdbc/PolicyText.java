package dev.jobwright.jdbc;

import dev.jobwright.Backoff;
import dev.jobwright.JobPolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Policies as canonical text, so that equal policies are one row: {@code maxAttempts=10 backoff=EXPONENTIAL …}.
 */
public final class PolicyText {

    private PolicyText() {}

    public static String write(JobPolicy policy) {
        Backoff backoff = policy.backoff();
        Duration limit = policy.maxRunTime();
        return "maxAttempts=" + policy.maxAttempts()
                + " backoff=" + backoff.kind().name()
                + " base=" + backoff.base()
                + " cap=" + backoff.cap()
                + " jitter=" + backoff.jitter()
                + " maxLeaseLosses=" + policy.maxLeaseLosses()
                + (limit == null ? "" : " maxRunTime=" + limit)
                + " keepSucceeded=" + policy.keepSucceeded()
                + " keepOther=" + policy.keepOther();
    }

    public static JobPolicy read(String text) {
        Map<String, String> values = new HashMap<>();
        for (String word : text.split(" ", -1)) {
            int equals = word.indexOf('=');
            values.put(word.substring(0, equals), word.substring(equals + 1));
        }
        String limit = values.get("maxRunTime");
        return new JobPolicy(
                Integer.parseInt(value(values, "maxAttempts")),
                new Backoff(
                        Backoff.Kind.valueOf(value(values, "backoff")),
                        Duration.parse(value(values, "base")),
                        Duration.parse(value(values, "cap")),
                        Boolean.parseBoolean(value(values, "jitter"))),
                Integer.parseInt(value(values, "maxLeaseLosses")),
                limit == null ? null : Duration.parse(limit),
                Duration.parse(value(values, "keepSucceeded")),
                Duration.parse(value(values, "keepOther")));
    }

    private static String value(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("a stored policy lacks " + name);
        }
        return value;
    }
}
