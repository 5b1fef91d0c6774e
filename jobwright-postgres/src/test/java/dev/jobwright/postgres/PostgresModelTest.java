package dev.jobwright.postgres;

import dev.jobwright.pgserver.PgServer.Version;
import dev.jobwright.tck.ModelTest;
import dev.jobwright.tck.StoreFixture;

@RunsPostgres
class PostgresModelTest extends ModelTest {

    @Override
    protected StoreFixture fixture() {
        return new PostgresFixture(Version.V18);
    }
}
