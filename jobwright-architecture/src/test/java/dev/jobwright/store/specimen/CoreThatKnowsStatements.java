package dev.jobwright.store.specimen;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Breaks the rule of the core: a connection may pass through, a statement may not. */
public final class CoreThatKnowsStatements {
    public PreparedStatement prepare(Connection connection) throws SQLException {
        return connection.prepareStatement("select 1");
    }
}
