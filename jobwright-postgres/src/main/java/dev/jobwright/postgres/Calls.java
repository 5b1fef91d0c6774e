package dev.jobwright.postgres;

import dev.jobwright.OutcomeUnknown;
import dev.jobwright.StoreUnavailable;
import dev.jobwright.jdbc.Session;
import dev.jobwright.jdbc.SqlCatalog;
import dev.jobwright.runtime.SystemNanos;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs calls on connections of their role. What met another transaction is run again; a lost connection is replaced, and
 * the call run again on the new one, which it is told: it may have been written.
 */
final class Calls implements AutoCloseable {

    /** One use of a connection. */
    @FunctionalInterface
    interface Call<T> {
        /** @param again whether an earlier try of this call may have been committed */
        T run(Link link, boolean again) throws SQLException;
    }

    private static final int MOST_CONFLICTS = 20;
    private static final long PAUSE_NANOS = 50_000_000;

    private final String store;
    private final String schema;
    private final Map<Role, Pool> pools = new EnumMap<>(Role.class);
    private final Lanes lanes = new Lanes();
    private final Policies policies = new Policies();
    private final TimeSource time;

    Calls(String store, String schema, Database database, SqlCatalog sql, TimeSource time) {
        this.store = store;
        this.schema = schema;
        this.time = time;
        for (Role role : Role.values()) {
            pools.put(role, new Pool(() -> open(database, sql), database::release, role.connections));
        }
    }

    private static PooledSession open(Database database, SqlCatalog sql) throws SQLException {
        Session session = new Session(database.connect(), sql);
        return new PooledSession(session, !database.isPooled());
    }

    /** Where the tables are. */
    String schema() {
        return schema;
    }

    /** A call that may be repeated. Tries a second connection when the first is broken, and then gives up. */
    <T> T call(Role role, Call<T> call) {
        return new Tries<>(pool(role), call, Duration.ZERO, true).run();
    }

    /** A call that may be repeated, and waits so long for a server that is away. */
    <T> T callPatiently(Role role, Duration patience, Call<T> call) {
        return new Tries<>(pool(role), call, patience, true).run();
    }

    /** A call that must not be run twice: when its connection breaks, nobody can say whether it was written. */
    <T> T callOnce(Role role, Call<T> call) {
        return new Tries<>(pool(role), call, Duration.ZERO, false).run();
    }

    private Pool pool(Role role) {
        return Objects.requireNonNull(pools.get(role), "every role has a pool");
    }

    @Override
    public void close() {
        pools.values().forEach(Pool::close);
    }

    private final class Tries<T> {
        private final Pool pool;
        private final Call<T> call;
        private final long deadline;
        private final boolean repeatable;
        private boolean interrupted;
        private boolean again;
        private int conflicts;
        private int broken;

        Tries(Pool pool, Call<T> call, Duration patience, boolean repeatable) {
            this.pool = pool;
            this.call = call;
            this.deadline = SystemNanos.now() + patience.toNanos();
            this.repeatable = repeatable;
        }

        /**
         * An interrupt closes the socket that a virtual thread reads from. It cannot undo the call either, so it is put
         * aside, and handed on afterwards.
         */
        T run() {
            try {
                return tryUntilDone();
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private boolean wasInterrupted() {
            boolean now = Thread.interrupted();
            interrupted |= now;
            return now;
        }

        private T tryUntilDone() {
            while (true) {
                wasInterrupted();
                PooledSession pooled;
                try {
                    pooled = pool.take();
                } catch (SQLException e) {
                    if (!wasInterrupted()) {
                        waitOrGiveUp(e);
                    }
                    continue;
                }
                boolean giveBack = true;
                try {
                    time.bind(pooled.session());
                    return call.run(new Link(pooled.session(), lanes, policies), again);
                } catch (SQLException e) {
                    giveBack = Faults.kind(e) != Faults.Kind.CONNECTION;
                    if (giveBack) {
                        handleStatement(e);
                    } else {
                        again = true;
                        handleBroken(e);
                    }
                } finally {
                    if (giveBack) {
                        pool.giveBack(pooled);
                    } else {
                        pool.throwAway(pooled);
                    }
                }
            }
        }

        private void handleStatement(SQLException e) {
            boolean conflict = Faults.kind(e) == Faults.Kind.CONFLICT;
            if (!conflict || ++conflicts > MOST_CONFLICTS) {
                // What cannot be written now was not written by the try before, either; of all else nobody knows.
                throw again && Faults.kind(e) != Faults.Kind.DATA ? unknown(e) : Faults.exception(e, store);
            }
        }

        private void handleBroken(SQLException e) {
            if (!repeatable) {
                throw unknown(e);
            }
            if (!wasInterrupted() && ++broken > 1) {
                waitOrGiveUp(e);
            }
        }

        private void waitOrGiveUp(SQLException e) {
            if (Faults.kind(e) != Faults.Kind.CONNECTION || deadline - SystemNanos.now() < PAUSE_NANOS) {
                throw again ? unknown(e) : unavailable(e);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }

        private RuntimeException unavailable(SQLException e) {
            RuntimeException exception = Faults.exception(e, store);
            return exception instanceof StoreUnavailable || Faults.kind(e) != Faults.Kind.CONNECTION
                    ? exception
                    : new StoreUnavailable(store + " is away: " + e.getMessage(), e);
        }

        private OutcomeUnknown unknown(SQLException e) {
            return new OutcomeUnknown(
                    store + " went away during the call, and nobody can say whether it was written: " + e.getMessage(),
                    List.of(),
                    e);
        }
    }
}
