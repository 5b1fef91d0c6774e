package dev.jobwright.postgres;

import dev.jobwright.pgserver.PgServer;
import dev.jobwright.pgserver.PgServer.Version;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.StoreProvider.StoreOptions;
import dev.jobwright.tck.StoreFixture;
import java.time.InstantSource;

/** Tables that a superuser made, used by a role that has the documented rights and no others. */
final class GrantedFixture implements StoreFixture {

    static final String ROLE = "jobs_app";

    private final PostgresFixture owned;

    GrantedFixture(Version version) {
        PgServer server = PgServer.shared(version);
        owned = new PostgresFixture(version);
        Target target = Target.byUrl(owned.url(), StoreOptions.DEFAULT);
        new Tables(target).migrate();
        makeRole(server);
        Servers.execute(server, grants(target.schema(), ROLE));
    }

    static void makeRole(PgServer server) {
        Servers.execute(
                server,
                "do $$ begin if to_regrole('" + ROLE + "') is null then create role " + ROLE
                        + " login; end if; end $$");
    }

    /** The documented statements. */
    static String grants(String schema, String role) {
        return Target.byUrl("jdbc:postgresql:x?schema=" + schema, StoreOptions.DEFAULT)
                .catalog(TimeSource.SERVER)
                .with(java.util.Map.of("role", role))
                .get("grants");
    }

    static String asRole(String url) {
        return url.replace("user=postgres", "user=" + ROLE);
    }

    @Override
    public String name() {
        return "postgres with few rights";
    }

    @Override
    public JobStore open(InstantSource clock) {
        return PostgresStore.open(asRole(owned.url()), StoreOptions.DEFAULT, new PostgresFixture.SetTime(clock));
    }

    @Override
    public boolean survivesClosing() {
        return true;
    }

    @Override
    public boolean canBeOpenedTwice() {
        return true;
    }

    @Override
    public boolean keepsTimeItself() {
        return false;
    }

    @Override
    public void close() {
        owned.close();
    }
}
