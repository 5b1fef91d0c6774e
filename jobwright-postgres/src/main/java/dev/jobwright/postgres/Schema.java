package dev.jobwright.postgres;

import dev.jobwright.SchemaTooNew;
import dev.jobwright.StoreRefused;
import dev.jobwright.jdbc.Migrations;
import dev.jobwright.jdbc.Session;
import dev.jobwright.jdbc.SqlCatalog;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The tables in the database: their version, and the way to the latest. */
final class Schema {

    private static final List<String> SCRIPTS = List.of("schema-1");

    private final String name;
    private final SqlCatalog sql;

    Schema(String name, SqlCatalog sql) {
        this.name = name;
        this.sql = sql;
    }

    static int latest() {
        return SCRIPTS.size();
    }

    /** The statements that lead from that version to the latest, as they are run. */
    List<String> statementsFrom(int version) {
        List<String> statements = new ArrayList<>();
        for (String script : SCRIPTS.subList(version, SCRIPTS.size())) {
            statements.addAll(sql.script(script));
        }
        return statements;
    }

    /** The version of the tables that are there; 0 for none. */
    int version(Session session) throws SQLException {
        if (!session.exists("schema-there", name)) {
            return 0;
        }
        String version = session.first("meta", row -> row.getString(1), "version");
        if (version == null) {
            throw new StoreRefused(
                    "schema " + name + " has a table meta that is not Jobwright's: " + "choose another schema name");
        }
        return Integer.parseInt(version);
    }

    /** The name that this database's tables were given when they were made. */
    static String id(Session session) throws SQLException {
        String id = session.first("meta", row -> row.getString(1), "id");
        return id == null ? "" : id;
    }

    /** Makes or updates the tables; one process at a time does, and the others wait. */
    void migrate(Link link) throws SQLException {
        link.atomically(() -> migrate(link.session()));
    }

    private boolean migrate(Session session) throws SQLException {
        session.number("schema-lock", name);
        int from = version(session);
        checkNotTooNew(session, from);
        if (from < latest()) {
            new Migrations(sql, SCRIPTS).run(session, from);
            session.update("meta-set", "version", Integer.toString(latest()));
            session.update("meta-set", "least-reader", "1");
            session.update("meta-set", "least-writer", "1");
            session.update("meta-set-id");
        }
        return true;
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
