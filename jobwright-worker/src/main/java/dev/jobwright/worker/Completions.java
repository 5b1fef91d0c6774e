package dev.jobwright.worker;

import dev.jobwright.InvalidInput;
import dev.jobwright.LeaseLostException;
import dev.jobwright.lifecycle.Decisions;
import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.store.CallersTransaction;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.RunningAttempt;
import dev.jobwright.store.SettleResult;
import dev.jobwright.store.Settlement;
import dev.jobwright.store.Settlement.Authority;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.random.RandomGenerator;

/** Writes the success of an attempt in its handler's own transaction. */
final class Completions {

    private final JobStore store;
    private final RandomGenerator random;

    Completions(JobStore store, RandomGenerator random) {
        this.store = store;
        this.random = random;
    }

    void write(RunningHandler running, Connection connection, Outcome.Succeeded outcome) throws SQLException {
        CallersTransaction transaction = store.callersTransaction();
        if (transaction == null) {
            throw new InvalidInput(
                    "the store '" + store.describe() + "' has no transactions that a handler could share");
        }
        RunningAttempt attempt = running.running();
        Settlement settlement = Settlement.by(
                Authority.HOLDER,
                attempt,
                Decisions.decide(attempt.tally(), attempt.policy(), outcome, random),
                running.ran());
        if (transaction.settle(connection, settlement) != SettleResult.SETTLED) {
            throw new LeaseLostException("attempt " + running.attempt() + " of job " + running.id()
                    + " was cancelled or taken away: roll back");
        }
    }
}
