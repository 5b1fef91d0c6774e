package dev.jobwright.postgres.doctor;

import dev.jobwright.jdbc.Session;
import dev.jobwright.verify.Diagnosis;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The server's version, and settings under which acknowledged jobs can be lost. */
final class ServerCheck implements Check {

    private static final int LEAST_VERSION = 140_000;

    @Override
    public String about() {
        return "server";
    }

    @Override
    public List<Diagnosis> run(Session session) throws SQLException {
        List<Diagnosis> findings = new ArrayList<>();
        session.list("server", row -> findings.addAll(read(row)));
        return findings;
    }

    private List<Diagnosis> read(ResultSet row) throws SQLException {
        List<Diagnosis> findings = new ArrayList<>();
        String version = "PostgreSQL " + row.getString(2);
        findings.add(
                row.getInt(1) >= LEAST_VERSION
                        ? Diagnosis.ok(about(), version)
                        : Diagnosis.problem(about(), version + " is not supported", "use PostgreSQL 14 or newer"));
        if (row.getBoolean(3)) {
            findings.add(Diagnosis.problem(
                    about(),
                    "is a standby, which cannot be written",
                    "connect to the primary (targetServerType=primary)"));
        }
        String crash = ": a crash of the machine can damage the database";
        off(findings, "fsync", row.getString(4), crash);
        off(findings, "full_page_writes", row.getString(5), crash);
        off(findings, "synchronous_commit", row.getString(6), ": a crash can lose jobs that were acknowledged");
        off(
                findings,
                "autovacuum",
                row.getString(7),
                ": dead rows are never removed, and claims get slower and slower");
        return findings;
    }

    private void off(List<Diagnosis> findings, String setting, String value, String why) {
        if (value.equals("off")) {
            findings.add(Diagnosis.warning(about(), setting + " is off" + why, "switch it on"));
        }
    }
}
