package dev.jobwright.postgres;

import dev.jobwright.pgserver.PgServer.Version;
import dev.jobwright.tck.StoreContract;
import dev.jobwright.tck.StoreFixture;

@RunsPostgres
class PostgresContractTest extends StoreContract {

    @Override
    protected StoreFixture fixture() {
        return new PostgresFixture(Version.V18);
    }
}
