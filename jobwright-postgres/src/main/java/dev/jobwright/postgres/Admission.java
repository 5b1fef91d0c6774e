package dev.jobwright.postgres;

import dev.jobwright.StoreRefused;
import java.sql.SQLException;

/** Sees that the tables are there and of a version that this Jobwright knows, or makes them where the role may. */
final class Admission {

    private static final String DUPLICATE_TABLE = "42P07";

    private final Target target;
    private final Schema schema;

    Admission(Target target) {
        this.target = target;
        this.schema = new Schema(target.schema(), target.catalog(TimeSource.SERVER));
    }

    /** @return the name of the tables' database */
    String admit(Link link) throws SQLException {
        try {
            int version = schema.version(link.session());
            schema.checkNotTooNew(link.session(), version);
            if (version < Schema.latest()) {
                migrate(link);
            }
            return Schema.id(link.session());
        } catch (SQLException e) {
            if (Faults.kind(e) == Faults.Kind.REFUSED) {
                throw new StoreRefused(
                        target.store() + ": this role may not use schema " + target.schema()
                                + ": grant it the rights that the guide to PostgreSQL lists (" + Faults.firstLine(e)
                                + ")",
                        e);
            }
            throw e;
        }
    }

    /** @return the version that was there */
    int migrate(Link link) throws SQLException {
        try {
            return schema.migrate(link, target.chosen());
        } catch (SQLException e) {
            if (Faults.kind(e) == Faults.Kind.REFUSED) {
                throw new StoreRefused(
                        target.store() + ": the tables are missing or old, and this role may not make them: "
                                + "run jobwright migrate as one that may (" + Faults.firstLine(e) + ")",
                        e);
            }
            if (DUPLICATE_TABLE.equals(e.getSQLState())) {
                throw new StoreRefused(
                        target.store() + ": another program's tables are in the way (" + Faults.firstLine(e)
                                + "): choose another schema name",
                        e);
            }
            throw e;
        }
    }
}
