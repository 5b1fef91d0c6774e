package dev.jobwright.pgserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jobwright.pgserver.PgServer.Version;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

@RunsPostgres
class PgBouncerTest {

    @Test
    void aProgramThatIsNotThereIsNamedWithTheRemedy() {
        assertThat(PgBouncer.whyUnavailable("/nowhere/pgbouncer"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("apt-get install pgbouncer"));
    }

    @Test
    void itStandsBetweenUntilItIsClosed() throws SQLException {
        String program = System.getProperty("jobwright.pgbouncer", "");
        assumeTrue(!program.isEmpty(), "-Djobwright.pgbouncer=/usr/sbin/pgbouncer runs it");
        String reason = PgBouncer.whyUnavailable(program).orElse("");
        assumeTrue(reason.isEmpty(), reason);
        PgBouncer pooler = PgBouncer.start(program, PgServer.shared(Version.V18));
        try (Connection connection = DriverManager.getConnection(pooler.url());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            assertThat(row.getInt(1))
                    .isNotEqualTo(connection.unwrap(PGConnection.class).getBackendPID());
        }
        pooler.close();
        assertThatThrownBy(() -> Sql.ask(pooler.url(), "select 1")).isInstanceOf(IllegalStateException.class);
    }
}
