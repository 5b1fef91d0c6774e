package dev.jobwright.postgres;

import dev.jobwright.InvalidInput;
import dev.jobwright.jdbc.Session;
import dev.jobwright.store.Migration;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What {@code jobwright migrate} does: shows, or runs, the statements that bring a store's tables up to date. */
final class Tables {

    private final Target target;
    private final Schema schema;

    Tables(Target target) {
        this.target = target;
        this.schema = new Schema(target.schema(), target.catalog(TimeSource.SERVER));
    }

    /** @param from null: what is there */
    Migration plan(@Nullable Integer from) {
        if (from == null) {
            return connected(this::plan);
        }
        if (from < 0 || from > Schema.latest()) {
            throw new InvalidInput("there is no version " + from + " of the tables: use 0 to " + Schema.latest());
        }
        return migration(from, schema.text(from, from > 0));
    }

    private Migration plan(Link link) throws SQLException {
        Session session = link.session();
        int version = schema.version(session);
        schema.checkNotTooNew(session, version);
        schema.checkOurs(session, version, target.chosen());
        return migration(version, schema.text(version, schema.isThere(session)));
    }

    Migration migrate() {
        return connected(link -> {
            boolean wasThere = schema.isThere(link.session());
            int from = new Admission(target).migrate(link);
            return migration(from, schema.text(from, wasThere));
        });
    }

    private Migration migration(int from, String sql) {
        return new Migration(target.store(), from, Math.max(from, Schema.latest()), sql);
    }

    private interface Step {
        Migration run(Link link) throws SQLException;
    }

    private Migration connected(Step step) {
        try (Session session =
                new Session(new Database(target.connector()).connect(), target.catalog(TimeSource.SERVER))) {
            return step.run(new Link(session, new Lanes(), new Policies()));
        } catch (SQLException e) {
            throw Faults.exception(e, target.store());
        }
    }
}
