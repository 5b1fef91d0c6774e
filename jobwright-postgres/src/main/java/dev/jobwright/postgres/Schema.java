package dev.jobwright.postgres;

import dev.jobwright.SchemaTooNew;
import dev.jobwright.StoreRefused;
import dev.jobwright.jdbc.Session;
import dev.jobwright.jdbc.SqlCatalog;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The tables in the database: their version, and the way to the latest.
 *
 * <p>Expand, then contract: machines are updated one after the other, so programs of two versions share the tables for a
 * while. A step therefore only adds: tables, indexes, columns that may be null or have a default. What nothing uses any
 * more is dropped by a step of a release whose predecessor did not use it either; that step raises the least versions, and
 * turns older programs away. A step that was released is never changed. All steps run in one transaction, under locks that
 * workers wait for: none reads or rewrites a table that may be large.
 */
final class Schema {

    /** Makes the version that is its place in the list; {@code least…}: that a program must know to read and write it. */
    private record Step(String script, int leastReader, int leastWriter) {}

    private static final List<Step> STEPS = List.of(new Step("schema-1", 1, 1), new Step("schema-2", 1, 1));

    private final String name;
    private final SqlCatalog sql;

    /** A file of statements, and the words in it that are not known before. */
    private record Script(String file, Map<String, String> words) {
        Script(String file) {
            this(file, Map.of());
        }
    }

    Schema(String name, SqlCatalog sql) {
        this.name = name;
        this.sql = sql;
    }

    static int latest() {
        return STEPS.size();
    }

    /** What leads from that version to the latest, as it is run, with comments; empty when there is nothing to do. */
    String text(int version, boolean isThere) {
        List<String> texts = new ArrayList<>();
        for (Script script : scripts(version, isThere)) {
            texts.add(sql.with(script.words).text(script.file));
        }
        return String.join("\n", texts);
    }

    private List<Script> scripts(int version, boolean isThere) {
        List<Script> scripts = new ArrayList<>();
        if (version >= latest()) {
            return scripts;
        }
        scripts.add(new Script("schema-lock"));
        if (!isThere) {
            scripts.add(new Script("schema-0"));
        }
        for (int from = version; from < latest(); from++) {
            Step step = STEPS.get(from);
            scripts.add(new Script(step.script));
            scripts.add(new Script(
                    "schema-mark",
                    Map.of(
                            "version", Integer.toString(from + 1),
                            "least-reader", Integer.toString(step.leastReader),
                            "least-writer", Integer.toString(step.leastWriter))));
        }
        return scripts;
    }

    /** Whether the schema is there, with or without tables. */
    boolean isThere(Session session) throws SQLException {
        return session.exists("schema-here", name);
    }

    /** The version of the tables that are there; 0 for none. */
    int version(Session session) throws SQLException {
        if (!session.exists("schema-there", name)) {
            return 0;
        }
        String version = session.exists("schema-meta-columns", name)
                ? session.first("meta", row -> row.getString(1), "version")
                : null;
        if (version == null || !version.matches("[0-9]{1,9}")) {
            throw new StoreRefused(
                    "schema " + name + " has a table meta that is not Jobwright's: choose another schema name");
        }
        return Integer.parseInt(version);
    }

    /** The name that this database's tables were given when they were made. */
    static String id(Session session) throws SQLException {
        String id = session.first("meta", row -> row.getString(1), "id");
        return id == null ? "" : id;
    }

    /**
     * Makes or updates the tables; one process at a time does, and the others wait.
     *
     * @param chosen whether the user has said that this schema is the place
     * @return the version that was there
     */
    int migrate(Link link, boolean chosen) throws SQLException {
        return link.atomically(() -> migrate(link.session(), chosen));
    }

    private int migrate(Session session, boolean chosen) throws SQLException {
        session.number("schema-lock");
        int from = version(session);
        checkNotTooNew(session, from);
        checkOurs(session, from, chosen);
        for (Script script : scripts(from, isThere(session))) {
            for (String statement : sql.with(script.words).script(script.file)) {
                session.execute(statement);
            }
        }
        return from;
    }

    /**
     * Another program's tables in the schema of our default name are most likely a mistake: its user has not chosen that
     * they and ours be together. Whoever names a schema has: names are how tables in one database are kept apart.
     */
    void checkOurs(Session session, int version, boolean chosen) throws SQLException {
        if (version > 0 || chosen) {
            return;
        }
        String other = session.first("schema-others", row -> row.getString(1), name);
        if (other != null) {
            throw new StoreRefused("schema " + name + " belongs to another program (it has " + other
                    + "): name the schema to use, ?schema=" + name + " for this one");
        }
    }

    /** @throws SchemaTooNew when this version must not write */
    void checkNotTooNew(Session session, int version) throws SQLException {
        if (version <= latest()) {
            return;
        }
        String least = session.first("meta", row -> row.getString(1), "least-writer");
        if (least == null || Integer.parseInt(least) > latest()) {
            throw new SchemaTooNew("schema " + name + " needs a Jobwright that knows version " + version
                    + "; this one knows " + latest() + ": use a newer Jobwright");
        }
    }
}
