package dev.jobwright.postgres;

import dev.jobwright.jdbc.SqlCatalog;
import java.time.Duration;
import java.util.HexFormat;

/** The parts of an open store, and how they are put together. */
final class Engine implements AutoCloseable {

    final String name;
    final Calls calls;
    final Floors floors = new Floors();
    final OpenLeases open = new OpenLeases();
    final Instances instances = new Instances();
    final Activity activity = new Activity();
    final Claims claims = new Claims(instances, open, floors);
    final Promotions promotions = new Promotions(floors);
    final Notices notices;
    final Listening listening;
    final Intake intake;
    final Settling settling;
    final Appending appending;
    final Prunes prunes;
    final PostgresCallersTransaction callersTransaction;
    private final Folding folding;

    /**
     * @param id of the database's tables
     * @param nonce tells this store's notices from those of others
     * @param patience how long an insert waits for a server that is away
     */
    Engine(
            String name,
            Calls calls,
            Database database,
            SqlCatalog sql,
            TimeSource time,
            String id,
            long nonce,
            Duration patience) {
        this.name = name;
        this.calls = calls;
        String own = HexFormat.of().toHexDigits(nonce);
        notices = new Notices(own, calls);
        folding = new Folding(calls);
        listening = new Listening(database, '"' + calls.schema() + '"', own, activity);
        intake = new Intake(calls, notices, floors, this::wrote, patience);
        Settlements settlements = new Settlements(open, floors);
        settling = new Settling(calls, settlements, notices, this::wrote);
        appending = new Appending(calls);
        prunes = new Prunes(calls);
        callersTransaction = new PostgresCallersTransaction(calls, sql, time, id, name, settlements);
    }

    /** Jobs have moved. */
    void wrote() {
        activity.now();
        folding.written();
    }

    @Override
    public void close() {
        listening.close();
        notices.close();
        folding.close();
        calls.close();
    }
}
