package dev.jobwright.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.store.CallersTransaction;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.InsertResult;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.SettleResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is written in a transaction of the caller's: there when it commits, and only then. */
public abstract class TransactionContract extends Contract {

    protected TransactionContract(Supplier<StoreFixture> fixtures) {
        super(fixtures);
    }

    /** The application's connection; closed by the test. */
    private Connection begin() throws SQLException {
        Connection connection = fixture.connect();
        assumeTrue(connection != null, () -> "a " + fixture.name() + " store has no transactions to share");
        Connection made = Objects.requireNonNull(connection);
        made.setAutoCommit(false);
        return made;
    }

    private CallersTransaction transaction() {
        return Objects.requireNonNull(store.callersTransaction());
    }

    @Test
    void anInsertIsThereWhenTheCallerCommits() throws SQLException {
        try (Connection connection = begin()) {
            List<NewJob> jobs = List.of(job(options -> {}), job(options -> options.key("k")), job(o -> o.held("wait")));
            assertThat(transaction().insert(connection, jobs))
                    .hasSize(3)
                    .allMatch(result -> result instanceof InsertResult.Inserted);
            assertThat(store.find(jobs.stream().map(NewJob::id).toList())).isEmpty();

            connection.commit();

            assertThat(store.find(jobs.stream().map(NewJob::id).toList())).hasSize(3);
            assertThat(claimIds(5)).hasSize(2);
        }
    }

    @Test
    void anInsertLeavesNothingWhenTheCallerRollsBack() throws SQLException {
        try (Connection connection = begin()) {
            NewJob job = job(options -> options.key("k"));
            transaction().insert(connection, List.of(job));

            connection.rollback();

            assertThat(store.find(List.of(job.id()))).isEmpty();
            assertThat(store.stats("default").count(JobState.AVAILABLE)).isZero();
            assertThat(store.insert(List.of(job))).allMatch(result -> result instanceof InsertResult.Inserted);
        }
    }

    @Test
    void aDuplicateIsToldInTheCallersTransactionToo() throws SQLException {
        JobId first = insert(options -> options.key("k"));
        try (Connection connection = begin()) {
            assertThat(transaction().insert(connection, List.of(job(options -> options.key("k")))))
                    .containsExactly(new InsertResult.Duplicate(first));
            connection.commit();
        }
    }

    @Test
    void aSuccessIsThereWhenTheHandlerCommits() throws SQLException {
        JobId id = insert();
        ClaimedJob claimed = claimOne(ada);
        try (Connection connection = begin()) {
            assertThat(transaction().settle(connection, settlement(claimed, success())))
                    .isEqualTo(SettleResult.SETTLED);
            assertThat(state(id)).isEqualTo(JobState.RUNNING);

            connection.commit();
        }
        assertThat(state(id)).isEqualTo(JobState.SUCCEEDED);
        assertThat(settle(claimed, success())).isEqualTo(SettleResult.SETTLED);
        assertThat(settle(claimed, failure())).isEqualTo(SettleResult.LEASE_LOST);
        assertThat(store.attempts(id)).hasSize(1);
    }

    @Test
    void anAttemptRunsOnWhenItsHandlerRollsBack() throws SQLException {
        JobId id = insert();
        ClaimedJob claimed = claimOne(ada);
        try (Connection connection = begin()) {
            transaction().settle(connection, settlement(claimed, success()));
            connection.rollback();
        }
        assertThat(find(id).token()).isEqualTo(claimed.token());
        assertThat(settle(claimed, failure())).isEqualTo(SettleResult.SETTLED);
        assertThat(state(id)).isEqualTo(JobState.RETRYING);
    }

    @Test
    void anAttemptThatWasTakenAwayCannotSettleInItsTransactionEither() throws SQLException {
        JobId id = insert();
        ClaimedJob claimed = claimOne(ada);
        change(Verb.CANCEL, id);
        try (Connection connection = begin()) {
            assertThat(transaction().settle(connection, settlement(claimed, success())))
                    .isEqualTo(SettleResult.LEASE_LOST);
            connection.commit();
        }
        assertThat(state(id)).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void aConnectionThatCommitsByItselfIsRefused() throws SQLException {
        try (Connection connection = begin()) {
            connection.setAutoCommit(true);

            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> transaction().insert(connection, List.of(job(options -> {}))))
                    .withMessageContaining("setAutoCommit(false)");
        }
    }
}
