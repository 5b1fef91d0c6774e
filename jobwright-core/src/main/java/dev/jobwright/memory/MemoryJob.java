package dev.jobwright.memory;

import static java.util.Objects.requireNonNull;

import dev.jobwright.Attempt;
import dev.jobwright.AttemptEnd;
import dev.jobwright.AuditEntry;
import dev.jobwright.Failure;
import dev.jobwright.Job;
import dev.jobwright.JobState;
import dev.jobwright.LeaseToken;
import dev.jobwright.LogEntry;
import dev.jobwright.Tally;
import dev.jobwright.lifecycle.Gates;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.JobFacts;
import dev.jobwright.store.LogAppend;
import dev.jobwright.store.LogQuery;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.RunningAttempt;
import dev.jobwright.store.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A job and all that is known about it. */
final class MemoryJob {

    /** The order in which jobs are claimed. */
    static final Comparator<MemoryJob> CLAIM_ORDER = Comparator.comparingInt((MemoryJob job) -> -job.body.priority())
            .thenComparing(job -> job.due)
            .thenComparingLong(job -> job.seq);

    final NewJob body;
    final long seq;
    final Instant enqueuedAt;
    final Instant due;
    final List<Ended> ended = new ArrayList<>();
    final List<AuditEntry> audit = new ArrayList<>();
    final NavigableSet<LogEntry> log = new TreeSet<>();
    JobState state = JobState.AVAILABLE;
    Gates gates = Gates.OPEN;
    Tally tally = Tally.NEW;

    @Nullable
    MemoryLease lease;

    @Nullable
    Instant finishedAt;

    /** @param nonce of the lease that the attempt was made under */
    record Ended(Attempt attempt, long nonce) {}

    MemoryJob(NewJob body, long seq, Instant enqueuedAt, Instant due) {
        this.body = body;
        this.seq = seq;
        this.enqueuedAt = enqueuedAt;
        this.due = due;
    }

    MemoryLease heldLease() {
        return requireNonNull(lease, "a running job has a lease");
    }

    LeaseToken heldToken() {
        return new LeaseToken(seq, tally.attempt(), heldLease().nonce);
    }

    boolean runsUnder(LeaseToken token) {
        return lease != null && token.equals(heldToken());
    }

    /** The worker is told, when it next renews, that the attempt is no longer its own. */
    void revoke() {
        heldLease().instance.revoked.add(heldToken());
    }

    /** The attempt that runs is now one that has ended. */
    void addEnded(AttemptEnd end, Instant now, Duration took, @Nullable String result, @Nullable Failure failure) {
        MemoryLease held = heldLease();
        Attempt attempt = new Attempt(tally.attempt(), tally.run(), end, held.worker, now, took, result, failure);
        ended.add(new Ended(attempt, held.nonce));
    }

    List<Attempt> attempts() {
        return ended.stream().map(Ended::attempt).toList();
    }

    /** Writes a text to the log of the attempt that runs; one that is there already stays. */
    void append(LogAppend text, Instant now) {
        log.add(new LogEntry(tally.attempt(), text.number(), text.stream(), now, text.text()));
    }

    List<LogEntry> log(LogQuery query) {
        LogEntry after = query.after();
        return (after == null ? log : log.tailSet(after, false))
                .stream()
                        .filter(entry -> query.attempt() == null || query.attempt() == entry.attempt())
                        .limit(query.limit())
                        .toList();
    }

    /** The start deadline, as long as it counts: until the first start, and not for a run that an operator began. */
    @Nullable
    Instant startBy() {
        boolean counts = tally.attempt() == 0 && tally.run() == 1;
        return counts ? Micros.of(body.startBy()) : null;
    }

    boolean startDeadlinePassed(Instant now) {
        Instant startBy = startBy();
        return startBy != null && startBy.isBefore(now);
    }

    /** Whether this settlement was accepted before. */
    boolean endedAs(Settlement settlement) {
        LeaseToken token = settlement.token();
        return ended.stream()
                .anyMatch(end -> end.nonce == token.nonce()
                        && end.attempt.number() == token.attempt()
                        && end.attempt.end() == settlement.decision().end()
                        && Objects.equals(
                                end.attempt.result(), settlement.decision().result()));
    }

    RunningAttempt runningAttempt() {
        MemoryLease held = heldLease();
        return new RunningAttempt(
                body.id(), heldToken(), body.lane(), tally, body.policy(), held.worker, held.claimedAt);
    }

    ClaimedJob claimed() {
        return new ClaimedJob(
                runningAttempt(),
                body.priority(),
                enqueuedAt,
                due,
                body.args(),
                body.key(),
                body.correlation(),
                body.headers());
    }

    Job view() {
        MemoryLease held = lease;
        Attempt last = endingAttempt();
        return new Job(
                body.id(),
                seq,
                body.lane(),
                state,
                body.priority(),
                enqueuedAt,
                due,
                gates.notBefore(),
                Micros.of(body.startBy()),
                gates.heldReason(),
                tally,
                held != null ? held.worker : last == null ? null : last.worker(),
                held == null ? null : heldToken(),
                held == null ? null : held.claimedAt,
                finishedAt,
                body.args(),
                last == null ? null : last.result(),
                last == null ? null : last.failure(),
                body.key(),
                body.correlation(),
                body.headers(),
                body.policy());
    }

    JobFacts facts() {
        return new JobFacts(
                body.id(),
                seq,
                body.lane(),
                List.of(state),
                true, // a lease holds on to its instance
                tally,
                ended.stream().map(end -> end.attempt.number()).toList(),
                enqueuedAt,
                finishedAt,
                body.policy());
    }

    /** The attempt that ended the job, when one did: not when it was cancelled or expired while waiting. */
    private @Nullable Attempt endingAttempt() {
        if (finishedAt == null || ended.isEmpty()) {
            return null;
        }
        Attempt last = ended.get(ended.size() - 1).attempt;
        boolean endedIt = last.run() == tally.run()
                && switch (state) {
                    case SUCCEEDED -> last.end() == AttemptEnd.SUCCEEDED;
                    case CANCELLED -> last.end() == AttemptEnd.CANCELLED;
                    default -> state == JobState.FAILED;
                };
        return endedIt ? last : null;
    }
}
