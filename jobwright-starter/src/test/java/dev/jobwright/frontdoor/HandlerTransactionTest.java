package dev.jobwright.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.jobwright.Failure;
import dev.jobwright.InvalidInput;
import dev.jobwright.JobFailed;
import dev.jobwright.JobHandle;
import dev.jobwright.JobQueue;
import dev.jobwright.JobState;
import dev.jobwright.JobType;
import dev.jobwright.queue.QueueRuntime;
import dev.jobwright.verify.Verifier;
import dev.jobwright.worker.Handler;
import dev.jobwright.worker.Worker;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A handler whose effect and outcome are one transaction. */
@Timeout(60)
@ParameterizedClass
@MethodSource("dev.jobwright.frontdoor.Places#databases")
class HandlerTransactionTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final JobType<String, String> PAY = JobType.of("pay", String.class, String.class);

    private final String url;
    private final JobQueue jobs;

    HandlerTransactionTest(String url) {
        this.url = url;
        this.jobs = JobQueue.open(url);
    }

    @BeforeEach
    void anEmptyTable() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists payment");
            statement.execute("create table payment (name text not null)");
        }
    }

    @AfterEach
    void leaveNothingBehind() {
        assertThat(Verifier.verify(QueueRuntime.of(jobs).store())).isEmpty();
        jobs.close();
    }

    private Connection begin() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false);
        return connection;
    }

    private static void pay(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into payment values ('" + name + "')");
        }
    }

    private int payments() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from payment")) {
            row.next();
            return row.getInt(1);
        }
    }

    private JobHandle<String> run(Handler<String, String> handler) {
        Worker.on(jobs).handle(PAY, handler).quiet().start();
        return jobs.enqueue(PAY, "ada", options -> options.maxAttempts(1)).job();
    }

    @Test
    void effectAndOutcomeAreCommittedTogether() throws Exception {
        JobHandle<String> job = run((name, context) -> {
            try (Connection connection = begin()) {
                pay(connection, name);
                context.complete(connection, "paid " + name);
                connection.commit();
            }
            return "not looked at";
        });

        assertThat(job.await(SOON)).isEqualTo("paid ada");
        assertThat(payments()).isOne();
        assertThat(jobs.attempts(job.id())).hasSize(1);
    }

    @Test
    void effectAndOutcomeAreTakenBackTogether() throws Exception {
        JobHandle<String> job = run((name, context) -> {
            try (Connection connection = begin()) {
                pay(connection, name);
                context.complete(connection, "paid");
                connection.rollback();
            }
            throw new IllegalStateException("no money");
        });

        assertThatExceptionOfType(JobFailed.class)
                .isThrownBy(() -> job.await(SOON))
                .matches(failed -> failed.state() == JobState.FAILED);
        assertThat(payments()).isZero();
        assertThat(job.get().failure()).extracting(Failure::message).isEqualTo("no money");
    }

    @Test
    void anAttemptIsCompletedOnce() throws Exception {
        JobHandle<String> job = run((name, context) -> {
            try (Connection connection = begin()) {
                context.complete(connection, "first");
                assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> context.complete(connection, "second"));
                connection.commit();
            }
            return name;
        });

        assertThat(job.await(SOON)).isEqualTo("first");
    }
}
