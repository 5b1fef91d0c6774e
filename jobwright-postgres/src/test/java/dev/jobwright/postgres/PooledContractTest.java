package dev.jobwright.postgres;

import dev.jobwright.pgserver.PgServer;
import dev.jobwright.pgserver.PgServer.Version;
import dev.jobwright.tck.StoreContract;
import dev.jobwright.tck.StoreFixture;

/** The whole contract through PgBouncer in transaction mode. */
@BehindPgBouncer
class PooledContractTest extends StoreContract {

    @Override
    protected StoreFixture fixture() {
        return new PooledFixture(
                PgServer.shared(Version.V18), BehindPgBouncer.Shared.pooler().url());
    }
}
