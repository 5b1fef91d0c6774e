package dev.jobwright.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jobwright.InstanceId;
import dev.jobwright.InvalidInput;
import dev.jobwright.JobFilter;
import dev.jobwright.JobId;
import dev.jobwright.JobPolicy;
import dev.jobwright.Lane;
import dev.jobwright.LogStream;
import dev.jobwright.SchemaTooNew;
import dev.jobwright.StoreRefused;
import dev.jobwright.lifecycle.Decisions;
import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.pgserver.PgServer;
import dev.jobwright.pgserver.PgServer.Version;
import dev.jobwright.store.AppendResult;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.LogAppend;
import dev.jobwright.store.Migration;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.PruneRequest;
import dev.jobwright.store.SettleResult;
import dev.jobwright.store.Settlement;
import dev.jobwright.store.StoreProvider.StoreOptions;
import dev.jobwright.store.TypeVersion;
import dev.jobwright.verify.Verifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RunsPostgres
class MigrationTest {

    private static final PostgresProvider PROVIDER = new PostgresProvider();
    private static final StoreOptions PLAIN = StoreOptions.DEFAULT;

    private final PgServer server = PgServer.shared(Version.V18);
    private String url = "";

    @BeforeEach
    void makeDatabase() {
        url = server.createDatabase("migrations");
    }

    @AfterEach
    void dropDatabase() {
        server.dropDatabase("migrations");
    }

    private void sql(String statement) {
        Servers.execute(url, statement);
    }

    private String ask(String query) {
        return Servers.ask(url, query);
    }

    @Test
    void aPlanChangesNothingAndSaysWhatMigrateRuns() {
        Migration plan = PROVIDER.plan(url, PLAIN, null);
        assertThat(plan.from()).isZero();
        assertThat(plan.isCurrent()).isFalse();
        assertThat(ask("select count(*) from pg_namespace where nspname = 'jobwright'"))
                .isEqualTo("0");

        assertThat(PROVIDER.migrate(url, PLAIN)).isEqualTo(plan);
        assertThat(PROVIDER.plan(url, PLAIN, null).isCurrent()).isTrue();
        assertThat(PROVIDER.plan(url, PLAIN, null).sql()).isEmpty();
        assertThat(PROVIDER.migrate(url, PLAIN).isCurrent()).isTrue();
    }

    @Test
    void thePrintedStatementsMakeTablesThatAStoreFindsCurrent() {
        sql(PROVIDER.plan(url, PLAIN, 0).sql());
        assertThat(PROVIDER.plan(url, PLAIN, null).isCurrent()).isTrue();
        PostgresStore.open(url, PLAIN).close();
    }

    @Test
    void aPlanFromAVersionNeedsNoServer() {
        String nowhere = "jdbc:postgresql://127.0.0.1:1/none?schema=mine";
        assertThat(PROVIDER.plan(nowhere, PLAIN, 0).sql())
                .startsWith("-- ")
                .contains("create schema if not exists \"mine\";", "create table \"mine\".ready (")
                .doesNotContain("?", "{");
        assertThat(PROVIDER.plan(nowhere, PLAIN, Schema.latest()).sql()).isEmpty();
        assertThatThrownBy(() -> PROVIDER.plan(nowhere, PLAIN, Schema.latest() + 1))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("use 0 to " + Schema.latest());
    }

    @Test
    void aRoleThatMayNotMakeTablesIsToldOfMigrate() {
        GrantedFixture.makeRole(server);
        assertThatThrownBy(() -> PostgresStore.open(GrantedFixture.asRole(url), PLAIN))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("run jobwright migrate as one that may")
                .hasMessageNotContaining("\n");
        assertThat(ask("select count(*) from pg_namespace where nspname = 'jobwright'"))
                .isEqualTo("0");
    }

    @Test
    void aRoleWithoutRightsOnTheTablesIsToldWhichItNeeds() {
        GrantedFixture.makeRole(server);
        PROVIDER.migrate(url, PLAIN);
        assertThatThrownBy(() -> PostgresStore.open(GrantedFixture.asRole(url), PLAIN))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("grant it the rights that the guide to PostgreSQL lists")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aRoleWithTheDocumentedRightsOpensAndCanMakeNothing() {
        GrantedFixture.makeRole(server);
        PROVIDER.migrate(url, PLAIN);
        sql(GrantedFixture.grants("jobwright", GrantedFixture.ROLE));
        String asRole = GrantedFixture.asRole(url);
        PostgresStore.open(asRole, PLAIN).close();
        for (String forbidden : new String[] {
            "create table jobwright.more (x int)",
            "drop table jobwright.ready",
            "alter table jobwright.ready add x int",
            "truncate jobwright.ready",
            "update jobwright.meta set value = '9'",
            "create schema more"
        }) {
            assertThatThrownBy(() -> Servers.execute(asRole, forbidden)).hasMessageContaining("42501");
        }
    }

    @Test
    void theOwnerOfAReadyMadeSchemaNeedsNoRightsOnTheDatabase() {
        GrantedFixture.makeRole(server);
        sql("create schema jobwright authorization " + GrantedFixture.ROLE);
        PostgresStore.open(GrantedFixture.asRole(url), PLAIN).close();
        assertThat(PROVIDER.plan(url, PLAIN, null).isCurrent()).isTrue();
    }

    @Test
    void anotherProgramsSchemaOfOurNameIsRefusedUnlessItWasChosen() {
        sql("create schema jobwright; create table jobwright.theirs (x int)");
        assertThatThrownBy(() -> PostgresStore.open(url, PLAIN))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("belongs to another program (it has theirs)");
        assertThatThrownBy(() -> PROVIDER.plan(url, PLAIN, null)).isInstanceOf(StoreRefused.class);
        assertThatThrownBy(() -> PROVIDER.migrate(url, PLAIN)).isInstanceOf(StoreRefused.class);
        assertThat(ask("select count(*) from pg_tables where schemaname = 'jobwright'"))
                .isEqualTo("1");

        PostgresStore.open(url + "&schema=jobwright", PLAIN).close();
        PostgresStore.open(url, PLAIN).close(); // it is ours as well now
    }

    @Test
    void adoptAndSchemaAreWordsForTheSame() {
        sql("create schema jobwright; create table jobwright.theirs (x int); create table public.theirs (x int)");
        PostgresStore.open(url, PLAIN.withAdopt()).close();
        PostgresStore.open(url, PLAIN.withSchema("public")).close();
        assertThat(ask("select value from public.meta where name = 'version'")).isEqualTo("" + Schema.latest());
    }

    @Test
    void tablesOfOurNamesAreLeftAlone() {
        sql("create table public.job (x int)");
        assertThatThrownBy(() -> PostgresStore.open(url + "&schema=public", PLAIN))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("relation \"job\" already exists")
                .hasMessageContaining("choose another schema name");
        sql("create table public.meta (x int)");
        assertThatThrownBy(() -> PostgresStore.open(url + "&schema=public", PLAIN))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("has a table meta that is not Jobwright's");
        assertThat(ask("select count(*) from pg_tables where schemaname = 'public'"))
                .isEqualTo("2");
    }

    @Test
    void newerTablesAreUsedWhileTheyMayBe() {
        PROVIDER.migrate(url, PLAIN);
        sql("update jobwright.meta set value = '99' where name = 'version'");
        PostgresStore.open(url, PLAIN).close();
        assertThat(PROVIDER.plan(url, PLAIN, null).isCurrent()).isTrue();

        sql("update jobwright.meta set value = '99' where name = 'least-writer'");
        assertThatThrownBy(() -> PostgresStore.open(url, PLAIN))
                .isInstanceOf(SchemaTooNew.class)
                .hasMessageContaining("use a newer Jobwright");
        assertThatThrownBy(() -> PROVIDER.migrate(url, PLAIN)).isInstanceOf(SchemaTooNew.class);
    }

    @Test
    void tablesOfVersionOneAreMigratedWithTheirJobsAndWork() {
        String all = PROVIDER.plan(url + "&schema=old", PLAIN, 0).sql();
        sql(all.substring(0, all.indexOf("-- Schema version 2")));
        ClaimedJob running = aRunningJobBesideOneThatHasEnded();
        sql("drop table jobwright.log, jobwright.prune; update jobwright.meta set value = '1' where name = 'version'");
        assertThat(columns("jobwright")).isNotEmpty().isEqualTo(columns("old"));
        assertThat(PROVIDER.plan(url, PLAIN, null)).satisfies(plan -> {
            assertThat(plan.from()).isEqualTo(1);
            assertThat(plan.sql()).contains("create table \"jobwright\".log (").doesNotContain(".ready (");
        });

        try (PostgresStore store = PostgresStore.open(url, PLAIN)) {
            assertThat(store.append(List.of(LogAppend.to(running.attempt(), 1, LogStream.LOG, "still here"))))
                    .containsExactly(AppendResult.APPENDED);
            assertThat(store.settle(List.of(success(running)))).containsExactly(SettleResult.SETTLED);
            PruneRequest request = new PruneRequest(
                    new UUID(0, 1), "default", JobFilter.ALL, store.now().plusSeconds(1), null, 10, false, "grace");
            assertThat(store.prune(request).jobs()).isEqualTo(2);
            assertThat(Verifier.verify(store)).isEmpty();
        }
        assertThat(ask("select value from jobwright.meta where name = 'version'"))
                .isEqualTo("2");
    }

    @Test
    void aLogOfNoAttemptIsFound() {
        try (PostgresStore store = PostgresStore.open(url, PLAIN)) {
            sql("insert into jobwright.log values (99, 1, 1, 0, 1, 'whose?')");
            assertThat(Verifier.verify(store))
                    .extracting(Object::toString)
                    .containsExactly("I1 store: log row of no attempt: seq 99 attempt 1");
        }
    }

    private ClaimedJob aRunningJobBesideOneThatHasEnded() {
        try (PostgresStore store = PostgresStore.open(url, PLAIN)) {
            Lane lane = new Lane("default", "default", "word", 1);
            for (int i = 1; i <= 2; i++) {
                JobId id = JobId.of(new UUID(7, i));
                store.insert(List.of(new NewJob(
                        id, lane, 0, null, null, null, null, null, null, null, Map.of(), JobPolicy.DEFAULT, "1")));
            }
            Claimer ada = new Claimer(new InstanceId(1), "ada", Duration.ofMinutes(5));
            List<ClaimedJob> claimed =
                    store.claim(new ClaimRequest(ada, 1, "default", Set.of(), Set.of(new TypeVersion("word", 1)), 2));
            store.settle(List.of(success(claimed.get(0))));
            return claimed.get(1);
        }
    }

    private static Settlement success(ClaimedJob job) {
        return Settlement.by(
                Settlement.Authority.HOLDER,
                job.attempt(),
                Decisions.decide(
                        job.attempt().tally(),
                        job.attempt().policy(),
                        new Outcome.Succeeded("1"),
                        new SplittableRandom(1)),
                Duration.ZERO);
    }

    private String columns(String schema) {
        return ask("select string_agg(table_name || '.' || column_name || ' ' || data_type, ', '"
                + " order by table_name, ordinal_position) from information_schema.columns where table_schema = '"
                + schema + "'");
    }

    @Test
    void theSchemaIsSaidOnceOrTwiceAlike() {
        PostgresStore.open(url + "&schema=mine", PLAIN.withSchema("mine")).close();
        assertThatThrownBy(() -> PostgresStore.open(url + "&schema=mine", PLAIN.withSchema("yours")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("say it once");
        assertThatThrownBy(() -> PostgresStore.open(url, PLAIN.withSchema("No Such")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("'No Such' is not possible");
    }

    @Test
    void aDataSourceHasASchemaToo() {
        org.postgresql.ds.PGSimpleDataSource source = new org.postgresql.ds.PGSimpleDataSource();
        source.setUrl(url);
        assertThat(PROVIDER.open(source, PLAIN.withSchema("mine"))).satisfies(store -> {
            assertThat(store.describe()).endsWith("schema mine");
            store.close();
        });
        assertThat(ask("select value from mine.meta where name = 'version'")).isEqualTo("" + Schema.latest());
    }
}
