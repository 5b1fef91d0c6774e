package dev.jobwright.worker;

import dev.jobwright.JobId;
import dev.jobwright.LeaseToken;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The handlers that run in this worker now, and those that it left behind. */
final class AtWork {

    /** How long a job waits that came back while its last handler still runs here. */
    static final Duration AFTER_LEFT_BEHIND = Duration.ofSeconds(5);

    private final Runnable limited;
    private final Map<JobId, RunningHandler> running = new ConcurrentHashMap<>();
    private final RevokedTokens revoked = new RevokedTokens();
    private final Set<RunningHandler> leftBehind = ConcurrentHashMap.newKeySet();

    /** @param limited called when a handler begins that may not run for ever */
    AtWork(Runnable limited) {
        this.limited = limited;
    }

    /** @return false when the attempt was taken away on its way here: it must not start */
    boolean begin(RunningHandler handler) {
        running.put(handler.id(), handler);
        // Put in first, then looked up: revoke() does it the other way round, so one of the two sees the other.
        if (revoked.contains(handler.token())) {
            end(handler);
            return false;
        }
        if (handler.timeLeft() != null) {
            limited.run();
        }
        return true;
    }

    /** The attempt was ended by somebody else: its handler is told to stop, or never starts. */
    void revoke(LeaseToken token) {
        revoked.add(token);
        for (RunningHandler handler : running.values()) {
            if (handler.token().equals(token)) {
                handler.stop(RunningHandler.Stop.REVOKED);
            }
        }
    }

    void end(RunningHandler handler) {
        running.remove(handler.id(), handler);
        leftBehind.remove(handler);
    }

    void leaveBehind(RunningHandler handler) {
        leftBehind.add(handler);
        running.remove(handler.id(), handler);
    }

    @Nullable
    RunningHandler find(JobId id) {
        return running.get(id);
    }

    Collection<RunningHandler> all() {
        return running.values();
    }

    boolean isLeftBehind(JobId id) {
        return !leftBehind.isEmpty()
                && leftBehind.stream().anyMatch(handler -> handler.id().equals(id));
    }

    int leftBehind() {
        return leftBehind.size();
    }
}
