package dev.jobwright.postgres.doctor;

import dev.jobwright.jdbc.Session;
import dev.jobwright.verify.Diagnosis;
import java.sql.SQLException;
import java.util.List;

/** One part of an examination. Reads only. */
interface Check {

    /** What it is about, in a word. */
    String about();

    List<Diagnosis> run(Session session) throws SQLException;
}
