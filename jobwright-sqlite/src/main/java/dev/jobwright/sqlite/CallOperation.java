package dev.jobwright.sqlite;

import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An operation of one member. */
final class CallOperation<T> extends Operation {

    /** What is to be done, inside a transaction. */
    @FunctionalInterface
    interface Call<T> {
        T run(WriteTransaction tx) throws SQLException;
    }

    /** Answers without a transaction when there is nothing to write, so that an idle store leaves the disk alone. */
    @FunctionalInterface
    interface Glance<T> {
        @Nullable
        T look(WriteTransaction tx) throws SQLException;
    }

    private final Call<T> call;
    private final @Nullable Glance<T> glance;
    private final int work;
    private @Nullable T answer;

    CallOperation(Kind kind, int work, Call<T> call, @Nullable Glance<T> glance) {
        super(kind);
        this.work = work;
        this.call = call;
        this.glance = glance;
    }

    @Override
    int size() {
        return 1;
    }

    @Override
    int bytes(int member) {
        return work * 64;
    }

    @Override
    int work(int member) {
        return work;
    }

    void run(WriteTransaction tx) throws SQLException {
        answer = call.run(tx);
    }

    /** Whether the answer is known already. */
    boolean glance(WriteTransaction tx) throws SQLException {
        if (glance != null) {
            answer = glance.look(tx);
        }
        return answer != null;
    }

    T result() {
        return Objects.requireNonNull(answer, "the operation has not run");
    }
}
