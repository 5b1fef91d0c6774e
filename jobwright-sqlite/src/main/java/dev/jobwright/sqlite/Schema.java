package dev.jobwright.sqlite;

import dev.jobwright.SchemaTooNew;
import dev.jobwright.StoreRefused;
import dev.jobwright.jdbc.Migrations;
import dev.jobwright.jdbc.Session;
import dev.jobwright.jdbc.SqlCatalog;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What makes a file a Jobwright database, and which versions may use it. */
final class Schema {

    private static final List<String> SCRIPTS = List.of("schema-1", "schema-2", "schema-3");
    private static final Migrations MIGRATIONS = new Migrations(SqliteFile.SQL, SCRIPTS);

    /** The least schema version of a program that may still write what this one writes. */
    private static final int WRITABLE_FROM = 3;

    private static final String VERSION = "schema_version";
    private static final String MIN_READER = "min_reader_version";
    private static final String MIN_WRITER = "min_writer_version";

    private Schema() {}

    /**
     * Refuses a database that is not ours, or too new for us. Writes nothing.
     *
     * @return the version of its schema; 0 when it is to be made
     */
    static int check(Session session, String file, boolean adopt) throws SQLException {
        Set<String> tables = new TreeSet<>(session.list("tables", row -> row.getString(1)));
        if (!tables.contains("jobwright_meta")) {
            if (!tables.isEmpty() && !adopt) {
                throw new StoreRefused(file + " is the database of another program (it has the table "
                        + tables.iterator().next() + "): name another file, or open it with ?adopt=true");
            }
            return 0;
        }
        Map<String, String> meta = new HashMap<>();
        session.list("meta", row -> meta.put(row.getString(1), row.getString(2)));
        int version = number(meta, VERSION, file);
        int needed = Math.max(number(meta, MIN_READER, file), number(meta, MIN_WRITER, file));
        if (needed > MIGRATIONS.latest()) {
            throw new SchemaTooNew(
                    file + " has schema version " + version + " and needs a Jobwright that knows version " + needed
                            + "; this one knows " + MIGRATIONS.latest() + ": use a newer Jobwright");
        }
        return version;
    }

    /** Brings the database to the schema of this version, in the caller's transaction. */
    static void migrate(Session session, String file, boolean adopt) throws SQLException {
        int version = check(session, file, adopt);
        if (version >= MIGRATIONS.latest()) {
            return;
        }
        MIGRATIONS.run(session, version);
        for (String statement : mark().script("schema-mark")) {
            session.execute(statement);
        }
    }

    private static SqlCatalog mark() {
        return SqliteFile.SQL.with(
                Map.of("version", Integer.toString(MIGRATIONS.latest()), "least", Integer.toString(WRITABLE_FROM)));
    }

    static int latest() {
        return MIGRATIONS.latest();
    }

    /** What leads from that version to the latest, as it is run, with comments; empty when there is nothing to do. */
    static String text(int version) {
        if (isCurrent(version)) {
            return "";
        }
        List<String> texts = new ArrayList<>();
        SCRIPTS.subList(version, SCRIPTS.size()).forEach(script -> texts.add(SqliteFile.SQL.text(script)));
        texts.add(mark().text("schema-mark"));
        return String.join("\n", texts);
    }

    static boolean isCurrent(int version) {
        return version >= MIGRATIONS.latest();
    }

    private static int number(Map<String, String> meta, String name, String file) {
        String value = meta.getOrDefault(name, "");
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new StoreRefused(file + ": its table jobwright_meta has no number " + name
                    + "; restore it from a backup, or name another file");
        }
    }
}
