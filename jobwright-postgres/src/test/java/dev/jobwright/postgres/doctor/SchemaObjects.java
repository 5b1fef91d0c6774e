package dev.jobwright.postgres.doctor;

import dev.jobwright.jdbc.Session;
import java.sql.SQLException;
import java.util.List;

/** What the doctor sees in a schema. */
public final class SchemaObjects {

    private SchemaObjects() {}

    public static List<String> of(Session session, String schema) throws SQLException {
        return ObjectsCheck.lines(new Session(session.connection(), Doctor.catalog(schema, "0")));
    }
}
