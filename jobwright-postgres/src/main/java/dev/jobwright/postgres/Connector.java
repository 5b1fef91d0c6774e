package dev.jobwright.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** Makes connections to the database. */
@FunctionalInterface
interface Connector {

    Connection connect() throws SQLException;
}
