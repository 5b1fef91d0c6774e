package dev.jobwright.postgres.doctor;

import dev.jobwright.jdbc.Columns;
import dev.jobwright.jdbc.Session;
import dev.jobwright.verify.Diagnosis;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Dead rows in the tables that jobs pass through: what claims have to step over. */
final class DeadRowsCheck implements Check {

    /** So many that claims feel them, unless told otherwise. */
    static final long MANY = 100_000;

    private final long many;

    DeadRowsCheck(long many) {
        this.many = many;
    }

    @Override
    public String about() {
        return "dead rows";
    }

    @Override
    public List<Diagnosis> run(Session session) throws SQLException {
        List<Diagnosis> findings = new ArrayList<>();
        List<String> few = new ArrayList<>();
        session.list("dead", row -> row.getLong(3) < many ? few.add(words(row)) : findings.add(many(row)));
        if (!few.isEmpty()) {
            findings.add(Diagnosis.ok(about(), String.join("; ", few)));
        }
        return findings;
    }

    private Diagnosis many(ResultSet row) throws SQLException {
        return Diagnosis.warning(
                about(),
                words(row),
                "see who holds back vacuum; if nobody does, autovacuum is too slow: raise autovacuum_vacuum_cost_limit");
    }

    private static String words(ResultSet row) throws SQLException {
        Long seconds = Columns.number(row, 4);
        return row.getString(1) + " has " + row.getLong(3) + " beside " + row.getLong(2) + " live ones, "
                + (seconds == null ? "never vacuumed" : "vacuumed " + Ages.words(seconds) + " ago");
    }
}
