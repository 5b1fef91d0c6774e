package dev.jobwright.postgres;

import dev.jobwright.Closed;
import dev.jobwright.JobwrightException;
import dev.jobwright.StoreUnavailable;
import dev.jobwright.runtime.Pacer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Folds what moved into the counters, every few seconds while this store writes. */
final class Folding implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("dev.jobwright.postgres");
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final Calls calls;
    private final AtomicBoolean written = new AtomicBoolean();
    private final Pacer pacer = new Pacer("jobwright-fold", this::runOnce);
    private boolean waited;

    Folding(Calls calls) {
        this.calls = calls;
        pacer.start();
    }

    /** Something was counted. */
    void written() {
        if (!written.get() && !written.getAndSet(true)) {
            pacer.wake();
        }
    }

    private Duration runOnce() {
        if (!written.get()) {
            return Pacer.UNTIL_WOKEN;
        }
        if (!waited) {
            waited = true;
            return PERIOD;
        }
        waited = false;
        written.set(false);
        try {
            calls.call(Role.GENERAL, (link, again) -> link.session().number("fold"));
        } catch (StoreUnavailable | Closed e) {
            LOG.log(System.Logger.Level.DEBUG, "the counters were not folded; the next time does", e);
        } catch (JobwrightException e) {
            LOG.log(System.Logger.Level.WARNING, "the counters cannot be folded: reading them gets slower", e);
        }
        return Duration.ZERO;
    }

    @Override
    public void close() {
        pacer.close();
    }
}
