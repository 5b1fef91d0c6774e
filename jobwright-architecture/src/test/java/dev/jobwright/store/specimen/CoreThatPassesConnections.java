package dev.jobwright.store.specimen;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Breaks nothing. */
public final class CoreThatPassesConnections {
    public List<Connection> open(DataSource source) throws SQLException {
        long[] noise = {1};
        Connection[] all = {source.getConnection()};
        return noise.length == 1 ? List.of(all) : List.of();
    }
}
