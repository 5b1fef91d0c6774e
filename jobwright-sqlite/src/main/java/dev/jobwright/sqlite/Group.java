package dev.jobwright.sqlite;

import dev.jobwright.store.InsertResult;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.SettleResult;
import dev.jobwright.store.Settlement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What goes into one transaction: all inserts as one batch, all settlements as one, everything else one by one. */
final class Group {

    private Group() {}

    /** Runs the slices, which stand in the order of their kinds. Their answers count once the transaction commits. */
    static void run(WriteTransaction tx, List<Slice> slices) throws SQLException {
        int from = 0;
        while (from < slices.size()) {
            Operation.Kind kind = slices.get(from).operation().kind;
            int to = from + 1;
            while (to < slices.size() && slices.get(to).operation().kind == kind) {
                to++;
            }
            run(tx, kind, slices.subList(from, to));
            from = to;
        }
    }

    private static void run(WriteTransaction tx, Operation.Kind kind, List<Slice> slices) throws SQLException {
        switch (kind) {
            case INSERT -> insert(tx, slices);
            case APPEND -> append(tx, slices);
            case PRUNE -> prune(tx, slices);
            case SETTLE -> settle(tx, slices);
            case CHANGE -> change(tx, slices);
            case URGENT, PROMOTE, CLAIM -> {
                for (Slice slice : slices) {
                    ((CallOperation<?>) slice.operation()).run(tx);
                }
            }
        }
    }

    private static void insert(WriteTransaction tx, List<Slice> slices) throws SQLException {
        List<NewJob> jobs = new ArrayList<>();
        for (Slice slice : slices) {
            jobs.addAll(((InsertOperation) slice.operation()).jobs.subList(slice.from(), slice.to()));
        }
        InsertResult[] results = Inserts.run(tx, jobs);
        int next = 0;
        for (Slice slice : slices) {
            System.arraycopy(results, next, ((InsertOperation) slice.operation()).results, slice.from(), slice.size());
            next += slice.size();
        }
    }

    private static void settle(WriteTransaction tx, List<Slice> slices) throws SQLException {
        List<Settlement> settlements = new ArrayList<>();
        for (Slice slice : slices) {
            settlements.addAll(((SettleOperation) slice.operation()).settlements.subList(slice.from(), slice.to()));
        }
        SettleResult[] results = Settlements.run(tx, settlements);
        int next = 0;
        for (Slice slice : slices) {
            System.arraycopy(results, next, ((SettleOperation) slice.operation()).results, slice.from(), slice.size());
            next += slice.size();
        }
    }

    private static void change(WriteTransaction tx, List<Slice> slices) throws SQLException {
        for (Slice slice : slices) {
            ChangeOperation operation = (ChangeOperation) slice.operation();
            for (int i = slice.from(); i < slice.to(); i++) {
                operation.results[i] = Changes.run(tx, operation.change, operation.ids.get(i));
            }
        }
    }

    private static void append(WriteTransaction tx, List<Slice> slices) throws SQLException {
        for (Slice slice : slices) {
            AppendOperation operation = (AppendOperation) slice.operation();
            for (int i = slice.from(); i < slice.to(); i++) {
                operation.results[i] = Appends.run(tx, operation.texts.get(i));
            }
        }
    }

    private static void prune(WriteTransaction tx, List<Slice> slices) throws SQLException {
        for (Slice slice : slices) {
            Prunes.run(tx, (PruneOperation) slice.operation(), slice);
        }
    }
}
