package dev.jobwright.pgserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * A real PostgreSQL server to throw away: it listens on 127.0.0.1 only, lets everybody in, and its data is deleted when
 * it is closed. It does not outlive this JVM. Not bound to a thread.
 */
public final class PgServer implements AutoCloseable {
    /** The bundled versions: the newest and the oldest that we support. The numbers are those of the parent pom. */
    public enum Version {
        V18("18.6.0"),
        V14("14.22.0");

        private final String number;

        Version(String number) {
            this.number = number;
        }

        /** The full number, such as {@code 18.6.0}. */
        @Override
        public String toString() {
            return number;
        }
    }

    /** What an answered commit is worth. */
    public enum Durability {
        /**
         * Quick and small, for tests. A killed server may lose the commits of its last 0.6 s; with the setting
         * {@code synchronous_commit=on} it keeps all, though a machine that loses its power does not.
         */
        OFF("""
                fsync = off
                full_page_writes = off
                synchronous_commit = off
                shared_buffers = 32MB
                """),
        /** As PostgreSQL comes, with 1 GB for its buffers; for benchmarks. */
        DEFAULT("""
                shared_buffers = 1GB
                """);

        final String conf;

        Durability(String conf) {
            this.conf = conf;
        }
    }

    /** How a server is asked to end; both end the sessions at once. */
    public enum Stop {
        /** Writes everything to disk. */
        FAST("INT"),
        /** Leaves the work to the recovery of the next start. */
        IMMEDIATE("QUIT");

        final String signal;

        Stop(String signal) {
            this.signal = signal;
        }
    }

    private final ServerFolder folder;
    private final Lives lives;

    private PgServer(ServerFolder folder, Lives lives) {
        this.folder = folder;
        this.lives = lives;
    }

    /** Why no server of this version can run here, for tests that then skip; empty if it can. */
    public static Optional<String> whyUnavailable(Version version) {
        try {
            Binaries.of(version);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** The one of this JVM, with {@link Durability#OFF}, started by the first call. Leave it open. */
    public static PgServer shared(Version version) {
        return OpenServers.shared(version);
    }

    /**
     * Returns when it accepts connections.
     *
     * @param settings by the names of {@code postgresql.conf}; win over those of the durability
     */
    public static PgServer start(Version version, Durability durability, Map<String, String> settings) {
        return start(version, durability, settings, false);
    }

    /** @param standby follows the server that the settings name in {@code primary_conninfo} */
    static PgServer start(Version version, Durability durability, Map<String, String> settings, boolean standby) {
        try {
            Binaries binaries = Binaries.of(version);
            ServerFolder folder = ServerFolder.create(binaries.account());
            PgServer server = new PgServer(folder, new Lives(binaries, folder));
            OpenServers.add(server);
            try {
                folder.fill(binaries, standby);
                folder.configure(durability.conf, settings);
                server.lives.begin();
                return server;
            } catch (IOException | RuntimeException e) {
                server.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JDBC, of the database {@code postgres}. */
    public String url() {
        return url("postgres");
    }

    /** JDBC; the user is the superuser. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database + "?user=postgres";
    }

    public int port() {
        return lives.port();
    }

    /** Returns its URL. */
    public String createDatabase(String name) {
        Sql.run(url(), "create database " + quoted(name));
        return url(name);
    }

    /** Ends the sessions in it. Does nothing if there is none of that name. */
    public void dropDatabase(String name) {
        Sql.run(url(), "drop database if exists " + quoted(name) + " with (force)");
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Starts a stopped or killed server on the same data and port; returns when it accepts connections. */
    public void startAgain() {
        lives.startAgain();
    }

    public void restart() {
        stop(Stop.FAST);
        startAgain();
    }

    /** Returns when all of its processes have ended. */
    public void stop(Stop how) {
        lives.end(how.signal);
    }

    /** SIGKILL to all of its processes, as a crash would; returns when they are gone. The data stays. */
    public void kill() {
        lives.kill();
    }

    public boolean isRunning() {
        return lives.isRunning();
    }

    /** The process that all others of the server descend from. */
    public long pid() {
        return lives.pid();
    }

    /** The last lines of its log. */
    public String logTail() {
        return folder.logTail();
    }

    /** Ends it in whatever state it is and deletes its data. */
    @Override
    public void close() {
        try {
            lives.close();
        } finally {
            OpenServers.remove(this);
        }
    }
}
