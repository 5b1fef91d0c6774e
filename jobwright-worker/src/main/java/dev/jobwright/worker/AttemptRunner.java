package dev.jobwright.worker;

import dev.jobwright.Failure;
import dev.jobwright.InvalidInput;
import dev.jobwright.Lane;
import dev.jobwright.NonRetryable;
import dev.jobwright.json.JsonCodec;
import dev.jobwright.json.JsonException;
import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.TypeVersion;
import java.io.InterruptedIOException;
import java.lang.reflect.Type;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Executes: from a claimed job to what came of it. Nothing that a handler does gets past it. */
final class AttemptRunner {

    /** Longest result, in bytes of UTF-8. */
    static final int MOST_RESULT_BYTES = 1024 * 1024;

    private final Map<TypeVersion, Registration<?, ?>> handlers;
    private final JsonCodec codec;
    private final JobStore store;
    private final AtWork atWork;
    private final LeaseClock leaseClock;
    private final Nanos nanos;
    private final Completions completions;

    AttemptRunner(
            Map<TypeVersion, Registration<?, ?>> handlers,
            JsonCodec codec,
            Completions completions,
            JobStore store,
            AtWork atWork,
            LeaseClock leaseClock,
            Nanos nanos) {
        this.handlers = handlers;
        this.codec = codec;
        this.store = store;
        this.completions = completions;
        this.atWork = atWork;
        this.leaseClock = leaseClock;
        this.nanos = nanos;
    }

    /** @return null when the attempt was ended by others while its handler ran, and nothing is left to report */
    @Nullable
    AttemptResult run(ClaimedJob job) {
        if (atWork.isLeftBehind(job.id())) {
            // Its last handler still runs in this process: two of them must not.
            return new AttemptResult(job, new Outcome.Snoozed(AtWork.AFTER_LEFT_BEHIND), Duration.ZERO);
        }
        if (leaseClock.mayHaveRunOut()) {
            // Another worker may have it by now. If not, the store takes it back.
            return new AttemptResult(job, new Outcome.Released(), Duration.ZERO);
        }
        RunningHandler running = new RunningHandler(job, this::complete, store, leaseClock, nanos);
        if (!atWork.begin(running)) {
            return new AttemptResult(job, new Outcome.Released(), Duration.ZERO);
        }
        Outcome outcome = execute(running);
        boolean wanted = running.leave();
        atWork.end(running);
        return wanted ? new AttemptResult(job, outcome, running.ran(), running.logsAtEnd()) : null;
    }

    /** Never throws: a slot must not die of what it runs. */
    private Outcome execute(RunningHandler running) {
        ClaimedJob job = running.job();
        Registration<?, ?> registration = handlers.get(new TypeVersion(
                job.attempt().lane().type(), job.attempt().lane().version()));
        if (registration == null) {
            return new Outcome.Released(); // not possible: a claim names the types that are served
        }
        try {
            return call(registration, running);
        } catch (Throwable thrown) {
            return outcomeOf(thrown, running);
        }
    }

    @SuppressWarnings("unchecked") // the job type bound A to its Type
    private <A, R> Outcome call(Registration<A, R> registration, RunningHandler running) throws Exception {
        A args;
        try {
            args = (A) codec.decode(running.job().args(), registration.type().argsType());
        } catch (JsonException e) {
            return new Outcome.Failed(Failure.of(Failure.DECODE, e), false);
        }
        R result = registration.handler().handle(args, running);
        if (running.stopReason() == RunningHandler.Stop.TIMED_OUT) {
            // It did return, but later than it may: whoever looks at its limit must be able to rely on it.
            return timedOut(running);
        }
        Outcome.Succeeded completed = running.completed();
        if (completed != null) {
            return completed;
        }
        return result == null
                ? new Outcome.Succeeded(null)
                : encoded(result, registration.type().resultType());
    }

    /** The handler settles by itself. */
    private Outcome.Succeeded complete(RunningHandler running, Connection connection, @Nullable Object result)
            throws SQLException {
        Lane lane = running.running().lane();
        Registration<?, ?> registration = handlers.get(new TypeVersion(lane.type(), lane.version()));
        Outcome outcome = result == null || registration == null
                ? new Outcome.Succeeded(null)
                : encoded(result, registration.type().resultType());
        if (outcome instanceof Outcome.Succeeded succeeded) {
            completions.write(running, connection, succeeded);
            return succeeded;
        }
        throw new InvalidInput("the result cannot be kept: "
                + ((Outcome.Failed) outcome).failure().message());
    }

    private Outcome encoded(Object result, Type type) {
        String json;
        try {
            json = codec.encode(result, type);
        } catch (JsonException e) {
            return new Outcome.Failed(Failure.of(Failure.ENCODE, e), false);
        }
        boolean fits = json.length() <= MOST_RESULT_BYTES / 3
                || json.getBytes(StandardCharsets.UTF_8).length <= MOST_RESULT_BYTES;
        return fits
                ? new Outcome.Succeeded(json)
                : new Outcome.Failed(
                        Failure.of(Failure.ENCODE, "the result is longer than " + MOST_RESULT_BYTES + " bytes of JSON"),
                        false);
    }

    private static Outcome outcomeOf(Throwable thrown, RunningHandler running) {
        RunningHandler.Stop stop = running.stopReason();
        if (stop == RunningHandler.Stop.TIMED_OUT) {
            return timedOut(running);
        }
        if (thrown instanceof Snooze snooze) {
            return new Outcome.Snoozed(snooze.delay());
        }
        if (stop == RunningHandler.Stop.WORKER_STOPS && isInterruption(thrown)) {
            return new Outcome.Released();
        }
        return new Outcome.Failed(Failure.of(Failure.EXCEPTION, thrown), !(thrown instanceof NonRetryable));
    }

    /** Whether the throwable tells of the interrupt, at whatever depth a library has wrapped it. */
    private static boolean isInterruption(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof InterruptedException
                    || cause instanceof ClosedByInterruptException
                    || cause instanceof InterruptedIOException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    static Outcome timedOut(RunningHandler running) {
        return new Outcome.TimedOut(Failure.of(
                Failure.TIMEOUT,
                "ran longer than its limit of " + running.running().policy().maxRunTime()));
    }
}
