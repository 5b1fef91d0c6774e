package dev.jobwright.sqlite;

import dev.jobwright.LeaseToken;
import dev.jobwright.store.AppendResult;
import dev.jobwright.store.LogAppend;
import java.sql.SQLException;

/** Writes a text to the log of an attempt that runs. */
final class Appends {

    private Appends() {}

    static AppendResult run(WriteTransaction tx, LogAppend text) throws SQLException {
        LeaseToken token = text.token();
        if (!tx.session.exists("append-fence", token.seq(), token.attempt(), token.nonce())) {
            return AppendResult.LEASE_LOST;
        }
        tx.session.update(
                "append",
                tx.now,
                token.seq(),
                token.attempt(),
                text.number(),
                text.stream().code(),
                text.text());
        return AppendResult.APPENDED;
    }
}
