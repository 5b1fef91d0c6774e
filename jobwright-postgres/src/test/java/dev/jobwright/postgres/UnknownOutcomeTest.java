package dev.jobwright.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.jobwright.EnqueueOptions;
import dev.jobwright.JobId;
import dev.jobwright.JobPolicy;
import dev.jobwright.JobType;
import dev.jobwright.OutcomeUnknown;
import dev.jobwright.pgserver.PgServer;
import dev.jobwright.pgserver.PgServer.Version;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.StoreProvider.StoreOptions;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@RunsPostgres
class UnknownOutcomeTest {

    private static final JobType<String, String> TYPE = JobType.of("echo", String.class, String.class);

    /** The first connection dies while it inserts; on the second one the server says that it is too busy. */
    private static final String TROUBLE = """
            create sequence %1$s.tries;
            create function %1$s.trouble() returns trigger language plpgsql as $$
            begin
              if nextval('%1$s.tries') = 1 then
                perform pg_terminate_backend(pg_backend_pid()), pg_sleep(10);
              end if;
              raise exception 'too busy' using errcode = '55P03';
            end $$;
            create trigger trouble after insert on %1$s.job for each statement execute function %1$s.trouble();
            """;

    @Test
    void aRefusalAfterALostAnswerDoesNotSayThatNothingWasWritten() {
        PostgresFixture fixture = new PostgresFixture(Version.V18);
        String schema = fixture.url().substring(fixture.url().indexOf("schema=") + "schema=".length());
        JobId id = JobId.of(new UUID(1, 2));
        NewJob job = new EnqueueOptions(JobPolicy.DEFAULT).toJob(id, "default", TYPE, "\"hello\"");
        try (JobStore store = PostgresStore.open(fixture.url(), StoreOptions.DEFAULT)) {
            Servers.execute(PgServer.shared(Version.V18), TROUBLE.formatted(schema));
            assertThatExceptionOfType(OutcomeUnknown.class)
                    .isThrownBy(() -> store.insert(List.of(job)))
                    .satisfies(e -> assertThat(e.ids()).containsExactly(id));
        } finally {
            fixture.close();
        }
    }
}
