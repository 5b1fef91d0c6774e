package dev.jobwright.jdbc;

import java.sql.SQLException;
import java.util.List;

/**
 * The steps from an empty database to the schema of this version, each a script of the catalog. Step <i>n</i> of the
 * list makes schema version <i>n</i>; steps are only ever added. The caller brings the transaction and the lock.
 */
public record Migrations(SqlCatalog catalog, List<String> scripts) {

    public Migrations {
        scripts = List.copyOf(scripts);
    }

    /** The schema version that the last step makes. */
    public int latest() {
        return scripts.size();
    }

    /** Runs the steps that a database of that version lacks. */
    public void run(Session session, int from) throws SQLException {
        for (String script : scripts.subList(from, scripts.size())) {
            for (String statement : catalog.script(script)) {
                session.execute(statement);
            }
        }
    }
}
