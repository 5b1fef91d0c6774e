package dev.jobwright.sqlite;

import dev.jobwright.InvalidInput;
import dev.jobwright.jdbc.Session;
import dev.jobwright.store.Migration;
import dev.jobwright.store.StoreProvider.StoreOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What {@code jobwright migrate} shows: the statements that bring a file's tables up to date. */
final class Tables {

    private Tables() {}

    /** @param from null: what is there */
    static Migration plan(SqliteUrl url, StoreOptions options, @Nullable Integer from) {
        int version = from == null ? version(url, options) : from;
        if (version < 0 || (from != null && version > Schema.latest())) {
            throw new InvalidInput("there is no version " + from + " of the tables: use 0 to " + Schema.latest());
        }
        return new Migration("sqlite " + url.path(), version, Math.max(version, Schema.latest()), Schema.text(version));
    }

    /** Of the tables in the file; 0 when there are none. Writes nothing. */
    static int version(SqliteUrl url, StoreOptions options) {
        SqliteFile file = new SqliteFile(url.path(), options.busyTimeout());
        boolean adopt = url.adopt() || options.adopt();
        Admission.check(url, file, adopt);
        try {
            if (!Files.exists(url.path()) || Files.size(url.path()) == 0) {
                return 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (Session session = file.openReader()) {
            return Schema.check(session, url.path().toString(), adopt);
        } catch (SQLException e) {
            throw Admission.refused(url.path(), e);
        }
    }
}
