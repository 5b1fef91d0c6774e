package dev.jobwright.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.Stats;
import dev.jobwright.jdbc.Session;
import dev.jobwright.pgserver.PgServer.Version;
import dev.jobwright.runtime.MonotonicClock;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.StoreProvider.StoreOptions;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@RunsPostgres
class FoldingTest {

    @Test
    void whatMovedGoesIntoTheCountersAndLeavesThemAsTheyWere() throws Exception {
        PostgresFixture fixture = new PostgresFixture(Version.V18);
        Target target = Target.byUrl(fixture.url(), StoreOptions.DEFAULT);
        try (JobStore store = fixture.open(new MonotonicClock());
                Session session = new Session(target.connector().connect(), target.catalog(TimeSource.SERVER))) {
            store.insert(LongStream.range(0, 7).mapToObj(FoldingTest::job).toList());
            store.insert(List.of(job(7)));
            Stats before = store.stats(PlainJobs.LANE.namespace());

            long folded = session.number("fold");

            assertThat(folded).isEqualTo(2);
            assertThat(session.number("fold")).isZero();
            assertThat(store.stats(PlainJobs.LANE.namespace()).counts()).isEqualTo(before.counts());
        } finally {
            fixture.close();
        }
    }

    private static NewJob job(long number) {
        return PlainJobs.job(number, "1");
    }
}
