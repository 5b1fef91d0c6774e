package dev.jobwright.tck.model;

import dev.jobwright.AuditEntry;
import dev.jobwright.Job;
import dev.jobwright.LeaseToken;
import dev.jobwright.Stats;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.RunningAttempt;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers as text that two stores can be compared by: without {@code seq}, whose numbers are each store's own. */
final class Plain {

    private Plain() {}

    static <T> String inOrder(Collection<T> values, Function<T, String> plain) {
        return String.join("\n    ", values.stream().map(plain).toList());
    }

    static <T> String inAnyOrder(Collection<T> values, Function<T, String> plain) {
        return String.join("\n    ", values.stream().map(plain).sorted().toList());
    }

    static String job(Job job) {
        return new Job(
                        job.id(),
                        0,
                        job.lane(),
                        job.state(),
                        job.priority(),
                        job.enqueuedAt(),
                        job.due(),
                        job.notBefore(),
                        job.startBy(),
                        job.heldReason(),
                        job.tally(),
                        job.worker(),
                        token(job.token()),
                        job.claimedAt(),
                        job.finishedAt(),
                        job.args(),
                        job.result(),
                        job.failure(),
                        job.key(),
                        job.correlation(),
                        new TreeMap<>(job.headers()),
                        job.policy())
                + " headers " + new TreeMap<>(job.headers());
    }

    static String claimed(ClaimedJob job) {
        return attempt(job.attempt()) + " " + job.priority() + " " + job.enqueuedAt() + " " + job.due() + " "
                + job.args() + " " + job.key() + " " + job.correlation() + " " + new TreeMap<>(job.headers());
    }

    static String attempt(RunningAttempt attempt) {
        return new RunningAttempt(
                        attempt.id(),
                        attemptToken(attempt.token()),
                        attempt.lane(),
                        attempt.tally(),
                        attempt.policy(),
                        attempt.worker(),
                        attempt.claimedAt())
                .toString();
    }

    private static @Nullable LeaseToken token(@Nullable LeaseToken token) {
        return token == null ? null : attemptToken(token);
    }

    static LeaseToken attemptToken(LeaseToken token) {
        return new LeaseToken(0, token.attempt(), token.nonce());
    }

    /** Of what Jobwright did on its own, not the words in which it is told. */
    static String audit(AuditEntry entry) {
        boolean operator =
                Arrays.stream(Verb.values()).anyMatch(verb -> verb.word().equals(entry.verb()));
        return operator ? entry.toString() : entry.at() + " " + entry.verb() + " " + entry.from() + " " + entry.to();
    }

    static String stats(Stats stats) {
        List<String> lanes = stats.lanes().stream()
                .map(lane -> lane.lane() + " " + new TreeMap<>(lane.counts()) + " oldest due " + lane.oldestDue())
                .toList();
        return stats.at() + "\n    " + String.join("\n    ", lanes);
    }
}
