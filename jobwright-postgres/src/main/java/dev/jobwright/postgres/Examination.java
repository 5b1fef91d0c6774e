package dev.jobwright.postgres;

import dev.jobwright.JobwrightException;
import dev.jobwright.jdbc.Session;
import dev.jobwright.postgres.doctor.Doctor;
import dev.jobwright.verify.Diagnosis;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What {@code jobwright doctor} does: connects, and examines what is there, whatever state it is in. */
final class Examination {

    private final Target target;
    private final Schema schema;
    private final Doctor doctor;

    /** @param clock this machine's */
    Examination(Target target, InstantSource clock) {
        this.target = target;
        this.schema = new Schema(target.schema(), target.catalog(TimeSource.SERVER));
        this.doctor = new Doctor(target.schema(), TimeSource.SERVER.sql(), clock);
    }

    List<Diagnosis> run() {
        Database database = new Database(target.connector());
        try (Session session = new Session(database.connect(), target.catalog(TimeSource.SERVER))) {
            if (!database.isPooled()) { // a setting of the session would be left to the next program
                session.execute("set lock_timeout = '2s'; set statement_timeout = '20s'");
            }
            List<Diagnosis> findings = new ArrayList<>(doctor.server(session, database.isPooled()));
            Diagnosis version = version(session);
            findings.add(version);
            if (!version.isWorseThanNote()) {
                findings.addAll(doctor.tables(session));
            }
            return findings;
        } catch (SQLException e) {
            throw Faults.exception(e, target.store());
        }
    }

    private Diagnosis version(Session session) {
        String about = "schema";
        String migrate = "run jobwright migrate";
        try {
            int version = schema.version(session);
            schema.checkNotTooNew(session, version);
            if (version == 0) {
                return Diagnosis.problem(about, target.schema() + " has no tables of Jobwright", migrate);
            }
            String words = target.schema() + " has tables of version " + version;
            if (version < Schema.latest()) {
                return Diagnosis.problem(about, words + "; this Jobwright needs " + Schema.latest(), migrate);
            }
            return version == Schema.latest()
                    ? Diagnosis.ok(about, words + ", the latest")
                    : Diagnosis.note(about, words + ", which this Jobwright may still use", "use a newer Jobwright");
        } catch (JobwrightException e) {
            return Diagnosis.problem(about, String.valueOf(e.getMessage()), "");
        } catch (SQLException e) {
            String why = " (" + Faults.firstLine(e) + ")";
            return Faults.kind(e) == Faults.Kind.REFUSED
                    ? Diagnosis.problem(
                            about,
                            "this role may not read " + target.schema() + why,
                            "grant it the rights that the guide to PostgreSQL lists")
                    : Diagnosis.problem(about, target.schema() + " cannot be read" + why, "try again");
        }
    }
}
