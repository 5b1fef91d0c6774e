package dev.jobwright.sqlite;

import dev.jobwright.store.JobStore;
import dev.jobwright.store.StoreProvider.StoreOptions;
import dev.jobwright.tck.StoreContract;
import dev.jobwright.tck.StoreFixture;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;

class SqliteContractTest extends StoreContract {

    @TempDir
    Path directory;

    @Override
    protected StoreFixture fixture() {
        return new Fixture(directory.resolve("jobs.db"));
    }

    /** A file that does not exist yet. */
    record Fixture(Path file) implements StoreFixture {

        @Override
        public String name() {
            return "sqlite";
        }

        @Override
        public JobStore open(InstantSource clock) {
            return SqliteStore.open("jdbc:sqlite:" + file, StoreOptions.DEFAULT, clock);
        }

        @Override
        public Connection connect() throws SQLException {
            return DriverManager.getConnection("jdbc:sqlite:" + file);
        }

        @Override
        public boolean survivesClosing() {
            return true;
        }

        @Override
        public boolean canBeOpenedTwice() {
            return true;
        }
    }
}
