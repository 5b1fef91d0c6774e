package dev.jobwright.sqlite;

import dev.jobwright.jdbc.Session;
import dev.jobwright.store.StoreProvider.StoreOptions;
import dev.jobwright.verify.Diagnosis;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What {@code jobwright doctor} looks at in a file: the library, the tables, the pages and the room on the disk. */
final class Examination {

    private static final long MIB = 1024 * 1024;
    private static final long LITTLE_MIB = 256;

    private Examination() {}

    static List<Diagnosis> run(SqliteUrl url, StoreOptions options) {
        List<Diagnosis> findings = new ArrayList<>();
        int version = Tables.version(url, options); // refuses what is not ours, and a library that is too old
        findings.add(Diagnosis.ok("library", "SQLite " + SqliteFile.libraryVersion()));
        findings.add(
                Schema.isCurrent(version)
                        ? Diagnosis.ok("schema", "tables of version " + version)
                        : Diagnosis.note("schema", "tables of version " + version, "the next open migrates them"));
        findings.add(pages(url, options));
        findings.add(room(url));
        return findings;
    }

    private static Diagnosis pages(SqliteUrl url, StoreOptions options) {
        String remedy = "copy the file, and restore a backup or .recover it with the sqlite3 program";
        try (Session session = new SqliteFile(url.path(), options.busyTimeout()).openReader()) {
            List<String> answers = session.list("inspect-integrity", row -> row.getString(1));
            return answers.equals(List.of("ok"))
                    ? Diagnosis.ok("pages", "SQLite's quick check finds nothing")
                    : Diagnosis.problem("pages", "damaged: " + String.join("; ", answers), remedy);
        } catch (SQLException e) {
            return Diagnosis.problem("pages", "cannot be read: " + e.getMessage(), remedy);
        }
    }

    private static Diagnosis room(SqliteUrl url) {
        try {
            long left = Files.getFileStore(url.path().toAbsolutePath()).getUsableSpace() / MIB;
            String what = left + " MiB are left on the disk";
            return left >= LITTLE_MIB
                    ? Diagnosis.ok("disk", what)
                    : Diagnosis.warning("disk", what, "make room before new jobs and logs are refused");
        } catch (IOException e) {
            return Diagnosis.warning("disk", "cannot be measured: " + e.getMessage(), "see that there is room");
        }
    }
}
