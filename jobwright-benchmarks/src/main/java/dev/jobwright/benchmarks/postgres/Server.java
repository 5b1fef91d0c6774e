package dev.jobwright.benchmarks.postgres;

import dev.jobwright.pgserver.PgServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL server of a run. Every round gets a database of its own on it, so nobody finds another one's rows. */
public final class Server implements AutoCloseable {

    /** Where {@code pg_stat_statements} is put: nothing of ours is in the schemas that stores use. */
    static final String SCHEMA = "bench";

    private static final List<String> SETTINGS =
            List.of("fsync", "synchronous_commit", "full_page_writes", "shared_buffers", "max_wal_size");

    private static final String LIBRARIES = "shared_preload_libraries";
    private static final String COUNTS = "pg_stat_statements";

    /** What a store on the command line begins with that names a server. */
    private static final String JDBC = "jdbc:postgresql:";

    private final String url;
    private final @Nullable PgServer started;
    private int databases;

    private Server(String url, @Nullable PgServer started) {
        this.url = url;
        this.started = started;
    }

    /** @param url JDBC; names a database to connect to, and a user that may create others and make a checkpoint */
    public static Server at(String url) {
        if (!url.startsWith(JDBC)) {
            throw new IllegalArgumentException("not a URL of PostgreSQL: " + url);
        }
        return new Server(url, null);
    }

    /** One to throw away, with the durability and the settings that PostgreSQL comes with, 1 GB for its buffers, and statements counted. */
    public static Server start() {
        PgServer started = PgServer.start(PgServer.Version.V18, PgServer.Durability.DEFAULT, Map.of(LIBRARIES, COUNTS));
        return new Server(started.url(), started);
    }

    /** @return the JDBC URL of a new, empty database */
    public String createDatabase() throws SQLException {
        String name = "bench_" + ProcessHandle.current().pid() + "_" + ++databases;
        execute(url, "create database " + name);
        String created = withDatabase(name);
        if (countsStatements()) {
            execute(
                    created,
                    "create schema " + SCHEMA,
                    "create extension " + COUNTS + " schema " + SCHEMA,
                    // It holds only so many statements, and those of earlier rounds must not make it forget during this
                    // one.
                    "select " + SCHEMA + "." + COUNTS + "_reset()");
        }
        return created;
    }

    /** Ends the sessions in it as well. */
    public void drop(String database) throws SQLException {
        execute(url, "drop database if exists " + databaseOf(database) + " with (force)");
    }

    /**
     * Does at once what the server would do some time later, in the midst of a measurement: statistics, vacuum, and the
     * writing of what was changed.
     */
    public void settle(String database) throws SQLException {
        execute(database, "vacuum (analyze)", "checkpoint");
    }

    /** Version and settings that decide what a commit costs, in one line. */
    public String describe() throws SQLException {
        String columns = SETTINGS.stream()
                .map(setting -> "'" + setting + " ' || current_setting('" + setting + "')")
                .collect(Collectors.joining(" || ', ' || "));
        return "PostgreSQL "
                + query("select split_part(current_setting('server_version'), ' ', 1) || ', ' || " + columns);
    }

    private boolean countsStatements() throws SQLException {
        return Arrays.asList(
                        query("select current_setting('" + LIBRARIES + "')").split("[, ]+", -1))
                .contains(COUNTS);
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    @Override
    public void close() {
        if (started != null) {
            started.close();
        }
    }

    /** The same server, user and options, with another database. */
    String withDatabase(String name) {
        return url.substring(0, pathStart(url)) + name + url.substring(pathEnd(url));
    }

    static String databaseOf(String url) {
        return url.substring(pathStart(url), pathEnd(url));
    }

    private static int pathStart(String url) {
        int slash = url.indexOf('/', url.indexOf("//") + 2);
        if (slash < 0) {
            throw new IllegalArgumentException(
                    "not of the form jdbc:postgresql://HOST:PORT/DATABASE?user=USER&password=PASSWORD: " + url);
        }
        return slash + 1;
    }

    private static int pathEnd(String url) {
        int question = url.indexOf('?');
        return question < 0 ? url.length() : question;
    }
}
