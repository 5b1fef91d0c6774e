package dev.jobwright.postgres;

import dev.jobwright.pgserver.PgServer.Version;
import dev.jobwright.tck.StoreContract;
import dev.jobwright.tck.StoreFixture;

/** On the oldest version, and with no more rights than the documented ones: they are enough for all that a store does. */
@RunsPostgres
class Postgres14ContractTest extends StoreContract {

    @Override
    protected StoreFixture fixture() {
        return new GrantedFixture(Version.V14);
    }
}
