package dev.jobwright.postgres.doctor;

import dev.jobwright.jdbc.Columns;
import dev.jobwright.jdbc.Session;
import dev.jobwright.verify.Diagnosis;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who keeps dead rows from being removed. A queue makes many, so that somebody's forgotten transaction makes it slow: this
 * is where to look first when claims have become slow.
 */
final class VacuumCheck implements Check {

    /** What is forgotten, or far behind, unless told otherwise. */
    static final long LONG_SECONDS = 60;

    static final long MANY_TRANSACTIONS = 100_000;

    private final long longSeconds;
    private final long manyTransactions;

    VacuumCheck(long longSeconds, long manyTransactions) {
        this.longSeconds = longSeconds;
        this.manyTransactions = manyTransactions;
    }

    @Override
    public String about() {
        return "vacuum";
    }

    private record Holder(
            String kind,
            String name,
            @Nullable Long xids,
            @Nullable Long seconds,
            String state,
            String application) {

        static Holder read(ResultSet row) throws SQLException {
            return new Holder(
                    row.getString(1),
                    row.getString(2),
                    Columns.number(row, 3),
                    Columns.number(row, 4),
                    row.getString(5),
                    row.getString(6));
        }

        String what() {
            String age = (seconds == null ? "" : " for " + Ages.words(seconds))
                    + (xids == null ? "" : ", " + xids + " transactions back");
            return switch (kind) {
                case "prepared" -> "the prepared transaction '" + name + "' of " + application + " is open" + age;
                case "slot" ->
                    "the " + state + " replication slot '" + name + "' (" + application + ") keeps old rows" + age;
                default -> "session " + name + " (" + application + ") is in a transaction, " + state + age;
            };
        }

        String remedy() {
            String quoted = name.replace("'", "''");
            return switch (kind) {
                case "prepared" -> "end it: rollback prepared '" + quoted + "'";
                case "slot" -> "let its reader catch up, or: select pg_drop_replication_slot('" + quoted + "')";
                default -> "have its program commit, or: select pg_terminate_backend(" + name + ")";
            };
        }
    }

    private boolean isLong(Holder holder) {
        return (holder.seconds != null && holder.seconds >= longSeconds)
                || (holder.xids != null && holder.xids >= manyTransactions);
    }

    @Override
    public List<Diagnosis> run(Session session) throws SQLException {
        List<Diagnosis> findings = new ArrayList<>();
        for (Holder holder : session.list("holders", Holder::read)) {
            if (isLong(holder)) {
                // Without a snapshot it holds back nothing, but keeps its locks.
                findings.add(
                        holder.xids == null
                                ? Diagnosis.note(about(), holder.what(), holder.remedy())
                                : Diagnosis.warning(about(), holder.what(), holder.remedy()));
            }
        }
        return findings.isEmpty() ? List.of(Diagnosis.ok(about(), "nobody has held it back for a minute")) : findings;
    }
}
