package dev.jobwright.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.LeaseToken;
import dev.jobwright.LogBudget;
import dev.jobwright.LogEntry;
import dev.jobwright.LogStream;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.store.AppendResult;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.LogAppend;
import dev.jobwright.store.LogQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code JobStore.append} and {@code JobStore.log}. */
public abstract class LogContract extends Contract {

    protected LogContract(Supplier<StoreFixture> fixtures) {
        super(fixtures);
    }

    @Test
    void whatIsAppendedCanBeReadAtOnceInTheOrderOfWriting() {
        JobId id = insert();
        ClaimedJob claimed = claimOne(ada);
        Instant first = clock.instant();
        assertThat(store.append(List.of(text(claimed, 1, "began"), text(claimed, 2, LogStream.STDOUT, "a\nb\n"))))
                .containsExactly(AppendResult.APPENDED, AppendResult.APPENDED);
        clock.advance(Duration.ofSeconds(3));
        append(claimed, 3, "went on");

        assertThat(log(id, null))
                .containsExactly(
                        new LogEntry(1, 1, LogStream.LOG, first, "began"),
                        new LogEntry(1, 2, LogStream.STDOUT, first, "a\nb\n"),
                        new LogEntry(1, 3, LogStream.LOG, clock.instant(), "went on"));
        assertThat(state(id)).isEqualTo(JobState.RUNNING);
    }

    @Test
    void anEmptyListWritesNothingAndAnUnknownJobHasNoLog() {
        assertThat(store.append(List.of())).isEmpty();
        assertThat(log(newId(), null)).isEmpty();
        assertThat(log(insert(), null)).isEmpty();
    }

    @Test
    void everyAttemptHasALogThatOutlivesIt() {
        JobId id = insert(options -> options.maxAttempts(2));
        ClaimedJob one = claimOne(ada);
        append(one, 1, "one");
        settle(one, failure());
        clock.advance(Duration.ofDays(1));
        store.promote(10);
        ClaimedJob two = claimOne(bob);
        append(two, 1, "two");
        settle(two, failure());

        assertThat(log(id, null)).extracting(LogEntry::text).containsExactly("one", "two");
        assertThat(log(id, null)).extracting(LogEntry::attempt).containsExactly(1L, 2L);
        assertThat(log(id, 1L)).extracting(LogEntry::text).containsExactly("one");
        assertThat(log(id, 2L)).extracting(LogEntry::text).containsExactly("two");
        assertThat(log(id, 3L)).isEmpty();
    }

    @Test
    void aTextThatIsSentAgainIsWrittenOnce() {
        JobId id = insert();
        ClaimedJob claimed = claimOne(ada);
        append(claimed, 1, "once");
        clock.advance(Duration.ofSeconds(1));
        append(claimed, 1, "once");
        assertThat(store.append(List.of(text(claimed, 2, "two"), text(claimed, 2, "two"))))
                .containsExactly(AppendResult.APPENDED, AppendResult.APPENDED);

        assertThat(log(id, null)).extracting(LogEntry::text).containsExactly("once", "two");
        assertThat(log(id, null).get(0).at()).isEqualTo(clock.instant().minusSeconds(1));
    }

    @Test
    void theLogIsReadPageByPage() {
        JobId id = insert();
        ClaimedJob claimed = claimOne(ada);
        List<LogAppend> texts = new ArrayList<>();
        for (int i = 1; i <= 23; i++) {
            texts.add(text(claimed, i, "line " + i));
        }
        store.append(texts);

        List<LogEntry> walked = new ArrayList<>();
        List<LogEntry> page;
        do {
            LogEntry after = walked.isEmpty() ? null : walked.get(walked.size() - 1);
            page = store.log(new LogQuery(id, null, after, 5));
            assertThat(page).hasSizeLessThanOrEqualTo(5);
            walked.addAll(page);
        } while (!page.isEmpty());
        assertThat(walked)
                .extracting(LogEntry::text)
                .isEqualTo(texts.stream().map(LogAppend::text).toList());
        assertThat(store.log(new LogQuery(id, 2L, walked.get(3), 5))).isEmpty();
        assertThat(store.log(new LogQuery(id, 1L, walked.get(21), 5))).containsExactly(walked.get(22));
    }

    @Test
    void anAttemptThatHasEndedLogsNothingMore() {
        insertMany(3);
        List<ClaimedJob> claimed = claim(ada, 3);
        settle(claimed.get(0), success());
        settle(claimed.get(1), failure());
        change(Verb.CANCEL, claimed.get(2).id());

        assertThat(store.append(
                        claimed.stream().map(job -> text(job, 1, "late")).toList()))
                .containsExactly(AppendResult.LEASE_LOST, AppendResult.LEASE_LOST, AppendResult.LEASE_LOST);
        claimed.forEach(job -> assertThat(log(job.id(), null)).isEmpty());
    }

    @Test
    void aTokenThatWasNeverGivenLogsNothing() {
        insertMany(2);
        ClaimedJob claimed = claimOne(ada);
        LeaseToken real = claimed.token();

        for (LeaseToken forged : List.of(
                new LeaseToken(real.seq(), real.attempt(), real.nonce() + 1),
                new LeaseToken(real.seq(), real.attempt() + 1, real.nonce()),
                new LeaseToken(real.seq() + 1, real.attempt(), real.nonce()),
                new LeaseToken(Long.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE))) {
            LogAppend text =
                    new LogAppend(claimed.id(), forged, claimed.attempt().lane(), 1, LogStream.LOG, "let me in");
            assertThat(store.append(List.of(text))).containsExactly(AppendResult.LEASE_LOST);
        }
        assertThat(log(claimed.id(), null)).isEmpty();
    }

    @Test
    void answersComeInTheOrderOfTheTexts() {
        insertMany(3);
        List<ClaimedJob> claimed = claim(ada, 3);
        settle(claimed.get(1), success());

        assertThat(store.append(List.of(
                        text(claimed.get(2), 1, "c"), text(claimed.get(1), 1, "b"), text(claimed.get(0), 1, "a"))))
                .containsExactly(AppendResult.APPENDED, AppendResult.LEASE_LOST, AppendResult.APPENDED);
    }

    @Test
    void aLeaseThatHasRunOutStillLogsUntilSomebodyTakesIt() {
        JobId id = insert();
        ClaimedJob claimed = claimOne(ada);
        clock.advance(LEASE.plusSeconds(1));
        append(claimed, 1, "slow");
        rescueAll();

        assertThat(store.append(List.of(text(claimed, 2, "too slow")))).containsExactly(AppendResult.LEASE_LOST);
        assertThat(log(id, null)).extracting(LogEntry::text).containsExactly("slow");
    }

    @Test
    void anyTextIsKeptAndNulAndLoneSurrogatesAreEscaped() {
        JobId id = insert();
        ClaimedJob claimed = claimOne(ada);
        append(claimed, 1, "a\0b\uD83Dc \uD83D\uDC31 \u001B[31m '; drop table log; -- \r\n");
        append(claimed, 2, "");

        assertThat(log(id, null))
                .extracting(LogEntry::text)
                .containsExactly("a\\u0000b\\ud83dc \uD83D\uDC31 \u001B[31m '; drop table log; -- \r\n", "");
    }

    @Test
    void aMebibyteIsKeptWholeAndMoreIsRefused() {
        JobId id = insert();
        ClaimedJob claimed = claimOne(ada);
        String longest = "\u00e9".repeat(LogBudget.MAX_BYTES / 2);
        append(claimed, 1, longest);

        assertThat(log(id, null).get(0).text().equals(longest)).isTrue();
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> text(claimed, 2, longest + "x"))
                .withMessageContaining("1048577 bytes");
    }

    @Test
    void aNewRunKeepsTheLogsOfTheRunsBefore() {
        JobId id = insert(options -> options.maxAttempts(1));
        ClaimedJob first = claimOne(ada);
        append(first, 1, "first run");
        settle(first, failure());
        change(Verb.RETRY, id);
        ClaimedJob second = claimOne(ada);
        append(second, 1, "second run");

        assertThat(log(id, null)).extracting(LogEntry::text).containsExactly("first run", "second run");
    }

    @Test
    void logsSurviveClosing() {
        JobId id = insert();
        append(claimOne(ada), 1, "kept");
        reopen();

        assertThat(log(id, null)).extracting(LogEntry::text).containsExactly("kept");
    }

    private List<LogEntry> log(JobId id, @Nullable Long attempt) {
        return store.log(new LogQuery(id, attempt, null, LogQuery.MAX_LIMIT));
    }
}
