package dev.jobwright.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobState;
import dev.jobwright.JobwrightException;
import dev.jobwright.store.NewJob;
import dev.jobwright.verify.Verifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One member that cannot be written fails alone, whoever shares its transaction. */
class PoisonTest {

    @TempDir
    Path folder;

    private SqliteStore store;

    @BeforeEach
    void openStoreThatChokesOnPoison() throws Exception {
        Path file = folder.resolve("jobs.db");
        TestJobs.open(file).close();
        RefusalTest.sql(
                file,
                "create trigger choke before insert on job when new.args = '\"poison\"'"
                        + " begin select raise(abort, 'poison'); end");
        store = TestJobs.open(file);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void inTheMiddleOfAThousandCallers() throws Exception {
        int callers = 1_000;
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            NewJob job = TestJobs.job(i == callers / 2 ? "\"poison\"" : "{}");
            Thread thread = new Thread(() -> {
                try {
                    go.await();
                    store.insert(List.of(job));
                } catch (InterruptedException | JobwrightException e) {
                    failures.add(e);
                }
            });
            threads.add(thread);
            thread.start();
        }
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(failures)
                .hasSize(1)
                .allSatisfy(failure ->
                        assertThat(failure).isInstanceOf(InvalidInput.class).hasMessageContaining("poison"));
        assertThat(store.stats("default").count(JobState.AVAILABLE)).isEqualTo(callers - 1);
        assertThat(Verifier.verify(store)).isEmpty();
    }

    @Test
    void inTheMiddleOfAListOfAThousand() {
        List<NewJob> jobs = new ArrayList<>(TestJobs.jobs(1_000));
        jobs.set(500, TestJobs.job("\"poison\""));

        assertThatThrownBy(() -> store.insert(jobs)).isInstanceOf(JobwrightException.class);
        assertThat(store.stats("default").count(JobState.AVAILABLE)).isEqualTo(999);
        assertThat(Verifier.verify(store)).isEmpty();
    }
}
