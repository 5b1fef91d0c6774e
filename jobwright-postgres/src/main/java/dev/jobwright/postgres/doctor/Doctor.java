package dev.jobwright.postgres.doctor;

import dev.jobwright.jdbc.Session;
import dev.jobwright.jdbc.SqlCatalog;
import dev.jobwright.verify.Diagnosis;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the checks, each for itself: one that cannot be made is told of, and does not keep the others from being made. */
public final class Doctor {

    private static final String NO_RIGHTS = "42501";

    private final String schema;
    private final SqlCatalog sql;
    private final InstantSource clock;

    /**
     * @param now an expression for the server's time in microseconds
     * @param clock this machine's
     */
    public Doctor(String schema, String now, InstantSource clock) {
        this.schema = schema;
        this.clock = clock;
        this.sql = catalog(schema, now);
    }

    /** The statements, written for this schema. */
    static SqlCatalog catalog(String schema, String now) {
        return new SqlCatalog(
                Doctor.class, Map.of("schema", '"' + schema + '"', "name", "'" + schema + "'", "now", now));
    }

    /** What the server and its other users do. */
    public List<Diagnosis> server(Session connected, boolean pooled) throws SQLException {
        return run(
                connected,
                List.of(
                        new ServerCheck(),
                        new ClockCheck(clock),
                        new NoticesCheck(schema + "_doctor", pooled),
                        new ConnectionsCheck(),
                        new VacuumCheck(VacuumCheck.LONG_SECONDS, VacuumCheck.MANY_TRANSACTIONS)));
    }

    /** What the tables are like, which must be there. */
    public List<Diagnosis> tables(Session connected) throws SQLException {
        return run(connected, List.of(new ObjectsCheck(), new DeadRowsCheck(DeadRowsCheck.MANY), new QueuesCheck()));
    }

    private List<Diagnosis> run(Session connected, List<Check> checks) throws SQLException {
        Session session = new Session(connected.connection(), sql);
        List<Diagnosis> all = new ArrayList<>();
        try {
            for (Check check : checks) {
                all.addAll(run(session, check));
            }
        } finally {
            session.closeStatements();
        }
        return all;
    }

    private static List<Diagnosis> run(Session session, Check check) throws SQLException {
        try {
            return check.run(session);
        } catch (SQLException e) {
            if (session.connection().isClosed()) {
                throw e;
            }
            return List.of(Diagnosis.warning(
                    check.about(),
                    "could not be examined: " + String.valueOf(e.getMessage()).replaceFirst("(?s)\n.*", ""),
                    NO_RIGHTS.equals(e.getSQLState())
                            ? "run jobwright doctor as a role that may"
                            : "see what the message says, and try again"));
        }
    }
}
