package dev.jobwright.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jobwright.JobState;
import dev.jobwright.LogStream;
import dev.jobwright.StoreFull;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.LogAppend;
import dev.jobwright.store.SettleResult;
import dev.jobwright.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk refuses new jobs, and lets the running ones end. */
class FullDiskTest {

    @TempDir
    Path folder;

    private final Claimer ada = TestJobs.claimer(Duration.ofMinutes(5));

    @Test
    void runningJobsEndOnADiskThatInsertsHaveFilled() throws Exception {
        Mount.tmpfs(folder, "size=20m", mount -> {
            Path file = mount.resolve("jobs.db");
            try (SqliteStore store = TestJobs.open(file)) {
                store.insert(TestJobs.jobs(500));
                List<ClaimedJob> claimed = store.claim(TestJobs.claim(ada, 500));
                long inserted = 500 + insertUntilFull(store);
                assertThat(inserted).isGreaterThan(2_000);

                settleAll(store, claimed);
                store.renew(ada);
                assertThat(store.stats("default").count(JobState.SUCCEEDED)).isEqualTo(500);
                assertThat(Verifier.verify(store)).isEmpty();
            }
        });
    }

    @Test
    void runningJobsEndOnADiskThatOthersHaveFilled() throws Exception {
        Mount.tmpfs(folder, "size=20m", mount -> {
            try (SqliteStore store = TestJobs.open(mount.resolve("jobs.db"))) {
                store.insert(TestJobs.jobs(1_000));
                List<ClaimedJob> claimed = store.claim(TestJobs.claim(ada, 1_000));
                Path ballast = mount.resolve("ballast");
                fill(ballast);

                settleAll(store, claimed);
                assertThat(mount.resolve("jobs.db-jobwright/reserve")).doesNotExist();
                assertThatThrownBy(() -> store.insert(TestJobs.jobs(1))).isInstanceOf(StoreFull.class);
                LogAppend text = LogAppend.to(claimed.get(0).attempt(), 1, LogStream.LOG, "no room for this");
                assertThatThrownBy(() -> store.append(List.of(text))).isInstanceOf(StoreFull.class);

                Files.delete(ballast);
                awaitRoom(store);
                assertThat(mount.resolve("jobs.db-jobwright/reserve")).exists();
                assertThat(Verifier.verify(store)).isEmpty();
            }
        });
    }

    private static long insertUntilFull(SqliteStore store) {
        String args = "\"" + "x".repeat(1_000) + "\"";
        long inserted = 0;
        while (true) {
            try {
                store.insert(List.of(TestJobs.job(args), TestJobs.job(args)));
                inserted += 2;
            } catch (StoreFull full) {
                assertThat(full).hasMessageContaining("make room");
                return inserted;
            }
        }
    }

    private static void settleAll(SqliteStore store, List<ClaimedJob> claimed) {
        for (int from = 0; from < claimed.size(); from += 10) {
            List<SettleResult> results = store.settle(claimed.subList(from, from + 10).stream()
                    .map(job -> TestJobs.succeeded(job, "\"" + "y".repeat(500) + "\""))
                    .toList());
            assertThat(results).containsOnly(SettleResult.SETTLED);
        }
    }

    private static void fill(Path ballast) throws IOException {
        try (var out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(new byte[4_096]);
            }
        } catch (IOException full) {
            // As it should be.
        }
    }

    /** Room is looked for a few times a second. */
    private static void awaitRoom(SqliteStore store) {
        long end = System.nanoTime() + 5_000_000_000L;
        while (true) {
            try {
                store.insert(TestJobs.jobs(1));
                return;
            } catch (StoreFull stillFull) {
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.onSpinWait();
            }
        }
    }
}
