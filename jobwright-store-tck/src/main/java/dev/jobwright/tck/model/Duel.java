package dev.jobwright.tck.model;

import dev.jobwright.AuditEntry;
import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.memory.MemoryStore;
import dev.jobwright.store.JobQuery;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.LogQuery;
import dev.jobwright.tck.ManualClock;
import dev.jobwright.tck.StoreFixture;
import dev.jobwright.verify.Finding;
import dev.jobwright.verify.Verifier;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The store under test and the model, side by side under one clock. */
final class Duel implements AutoCloseable {

    final ManualClock clock = new ManualClock();
    final Player model = new Player(new MemoryStore(clock));
    final Player store;
    private final StoreFixture fixture;

    Duel(StoreFixture fixture) {
        this.fixture = fixture;
        this.store = new Player(fixture.open(storeClock()));
    }

    /** A server's clock that is set back is another matter than the one played here. */
    private InstantSource storeClock() {
        return fixture.keepsTimeItself() ? clock : model.store::now;
    }

    /** Asks both the same; they must say the same. */
    void same(Function<Player, String> question) {
        String expected = question.apply(model);
        String actual = question.apply(store);
        if (!expected.equals(actual)) {
            throw Mismatch.between(expected, actual);
        }
    }

    /** A wake-up time: never missing, and never later, when the model has one. */
    static void notLater(@Nullable Instant model, @Nullable Instant store) {
        if (model != null && (store == null || store.isAfter(model))) {
            throw new Mismatch("next is " + store + ", and the model has something to do at " + model, null);
        }
    }

    /** Closes the store and opens it again; the model goes on. */
    void reopen() {
        if (fixture.survivesClosing()) {
            store.store.close();
            store.store = fixture.open(storeClock());
        }
    }

    /** Compares all that can be read, and verifies the store. */
    void compareAll() {
        for (String namespace : Words.NAMESPACES) {
            same(player -> Plain.inOrder(walk(player.store, namespace), Plain::job));
            same(player -> Plain.stats(player.store.stats(namespace)));
            same(player -> Plain.inOrder(player.store.prunes(namespace, 100), Object::toString));
            for (Job job : walk(model.store, namespace)) {
                same(player -> "attempts of " + job.id() + "\n    "
                        + Plain.inOrder(player.store.attempts(job.id()), Object::toString));
                same(player -> "audit of " + job.id() + "\n    "
                        + Plain.inOrder(player.store.audit(job.id()), (AuditEntry entry) -> Plain.audit(entry)));
                same(player -> "log of " + job.id() + "\n    "
                        + Plain.inOrder(player.store.log(new LogQuery(job.id(), null, null, 500)), Object::toString));
            }
        }
        verify(store.store);
        verify(model.store);
    }

    private static void verify(JobStore store) {
        List<Finding> findings = Verifier.verify(store);
        if (!findings.isEmpty()) {
            throw new Mismatch("the verifier found in " + store.describe() + ": " + findings, null);
        }
    }

    private static List<Job> walk(JobStore store, String namespace) {
        List<Job> all = new ArrayList<>();
        List<Job> page;
        do {
            Long after = all.isEmpty() ? null : all.get(all.size() - 1).seq();
            page = store.list(new JobQuery(namespace, JobFilter.ALL, after, false, 25));
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }

    @Override
    public void close() {
        model.store.close();
        store.store.close();
        fixture.close();
    }
}
