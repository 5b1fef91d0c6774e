package dev.jobwright.postgres;

import dev.jobwright.JobwrightException;
import dev.jobwright.runtime.Pacer;
import dev.jobwright.runtime.SystemNanos;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells other processes that there is something new, at most once in five milliseconds. Most of the time the telling is
 * part of the statement that writes; what comes sooner after it is told by a thread of ours.
 */
final class Notices implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("dev.jobwright.postgres");
    private static final long SPACING_NANOS = 5_000_000;

    private final String own;
    private final Calls calls;
    private final Pacer pacer = new Pacer("jobwright-notify", this::runOnce);
    private final AtomicBoolean owed = new AtomicBoolean();
    private long toldAt = SystemNanos.now() - SPACING_NANOS;

    /** @param own says that a notice comes from this store, which needs none */
    Notices(String own, Calls calls) {
        this.own = own;
        this.calls = calls;
        pacer.start();
    }

    /**
     * Runs a write that may be new to others.
     *
     * @param write is given what to notify with, or null when it is too soon
     * @param isNew whether the answer says that there is something new
     */
    <T> T telling(Function<@Nullable String, T> write, Predicate<T> isNew) {
        String payload = payload();
        T answer = write.apply(payload);
        if (payload == null && isNew.test(answer)) {
            owe();
        }
        return answer;
    }

    private synchronized @Nullable String payload() {
        if (untilNext() > 0) {
            return null;
        }
        toldAt = SystemNanos.now();
        return own;
    }

    /** Something is new, and was not told. */
    void owe() {
        if (!owed.getAndSet(true)) {
            pacer.wake();
        }
    }

    private synchronized long untilNext() {
        return toldAt + SPACING_NANOS - SystemNanos.now();
    }

    private Duration runOnce() {
        if (!owed.get()) {
            return Pacer.UNTIL_WOKEN;
        }
        long wait = untilNext();
        if (wait > 0) {
            return Duration.ofNanos(wait);
        }
        String payload = payload();
        if (payload != null) {
            owed.set(false);
            try {
                calls.call(Role.GENERAL, (link, again) -> link.session().exists("notify", payload));
            } catch (JobwrightException e) {
                LOG.log(System.Logger.Level.DEBUG, "others were not told; their polls find it", e);
            }
        }
        return Duration.ZERO;
    }

    @Override
    public void close() {
        pacer.close();
    }
}
