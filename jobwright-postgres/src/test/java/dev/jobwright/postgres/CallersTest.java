package dev.jobwright.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobState;
import dev.jobwright.pgserver.PgServer.Version;
import dev.jobwright.runtime.MonotonicClock;
import dev.jobwright.store.InsertResult;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.NewJob;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What callers bring along: an interrupt, text that cannot be kept, others that call at the same time. */
@RunsPostgres
@Timeout(60)
class CallersTest {

    private final PostgresFixture fixture = new PostgresFixture(Version.V18);
    private long ids;
    private JobStore store;

    @BeforeEach
    void open() {
        store = fixture.open(new MonotonicClock());
    }

    @AfterEach
    void close() {
        store.close();
        fixture.close();
    }

    private NewJob job(String args) {
        return PlainJobs.job(++ids, args);
    }

    @Test
    void anInterruptedCallerGetsItsAnswerAndItsInterrupt() {
        Thread.currentThread().interrupt();
        List<InsertResult> inserted = store.insert(List.of(job("1")));
        assertThat(Thread.interrupted()).isTrue();

        assertThat(inserted).allMatch(result -> result instanceof InsertResult.Inserted);
    }

    @Test
    void textThatPostgresCannotKeepIsRefusedBeforeItIsQueued() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> store.insert(List.of(job("\"\0\""))))
                .withMessageContaining("NUL");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> store.insert(List.of(job("\"\ud800\""))))
                .withMessageContaining("surrogate");
    }

    /** Anything but a name is no schema, so the URL cannot carry SQL. */
    @Test
    void aSchemaNameIsANameAndNothingElse() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> PostgresUrl.parse("jdbc:postgresql://h/d?schema=x;drop"))
                .withMessageContaining("x;drop");
        assertThat(PostgresUrl.parse("jdbc:postgresql://h/d?user=u&schema=mine&ssl=true"))
                .isEqualTo(new PostgresUrl("jdbc:postgresql://h/d?user=u&ssl=true", "mine"));
        assertThat(PostgresUrl.parse("jdbc:postgresql://joe:word@h:1/d?password=word")
                        .shown())
                .isEqualTo("h:1/d");
    }

    @Test
    void callersThatComeTogetherAreAllAnsweredWhoeverLeads() throws Exception {
        int callers = 64;
        CountDownLatch together = new CountDownLatch(callers);
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<InsertResult>> answers = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                NewJob job = job(Integer.toString(i));
                answers.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return store.insert(List.of(job)).get(0);
                }));
            }
            for (Future<InsertResult> answer : answers) {
                assertThat(answer.get()).isInstanceOf(InsertResult.Inserted.class);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(store.stats("default").count(JobState.AVAILABLE)).isEqualTo(callers);
    }
}
