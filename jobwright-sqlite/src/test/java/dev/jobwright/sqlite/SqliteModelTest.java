package dev.jobwright.sqlite;

import dev.jobwright.tck.ModelTest;
import dev.jobwright.tck.StoreFixture;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

class SqliteModelTest extends ModelTest {

    private final AtomicInteger files = new AtomicInteger();

    @TempDir
    Path directory;

    @Override
    protected StoreFixture fixture() {
        return new SqliteContractTest.Fixture(directory.resolve("jobs-" + files.incrementAndGet() + ".db"));
    }
}
