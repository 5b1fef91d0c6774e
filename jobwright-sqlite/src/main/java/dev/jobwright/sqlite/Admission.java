package dev.jobwright.sqlite;

import dev.jobwright.StoreRefused;
import dev.jobwright.jdbc.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Looks whether a file can be a store, before anything is written: one line that names the thing and the remedy. */
final class Admission {

    private static final System.Logger LOG = System.getLogger("dev.jobwright.sqlite");

    /** File systems of other machines: their locks do not hold what SQLite builds on them. */
    private static final Set<String> NETWORK = Set.of("nfs", "nfs4", "cifs", "9p", "fuse.sshfs");

    /** Versions before this one can corrupt a file when one connection writes while another moves the log. */
    private static final int[] LEAST_SQLITE = {3, 51, 3};

    private Admission() {}

    static void check(SqliteUrl url, SqliteFile file, boolean adopt) {
        checkLibrary(SqliteFile.libraryVersion());
        Path path = file.path();
        Path folder = path.getParent();
        if (folder == null || Files.isDirectory(path)) {
            throw new StoreRefused(path + " is a folder: name a file in it");
        }
        if (!Files.isDirectory(folder)) {
            throw new StoreRefused(path + ": the folder " + folder + " does not exist: make it, or name another file");
        }
        try {
            checkFileSystem(path, Files.getFileStore(folder).type(), url.unsafeFileSystem());
            if (!Files.isWritable(folder) || Files.getFileStore(folder).isReadOnly()) {
                throw new StoreRefused(
                        path + ": the folder " + folder
                                + " may not be written by this user; SQLite needs files beside its own: change its permissions");
            }
            if (Files.exists(path)) {
                if (!Files.isWritable(path)) {
                    throw new StoreRefused(path + " may not be written by this user: change its permissions");
                }
                if (Files.size(path) > 0) {
                    checkContent(file, adopt);
                }
            }
        } catch (IOException e) {
            throw new StoreRefused(path + " cannot be looked at: " + e.getMessage(), e);
        }
    }

    static void checkFileSystem(Path path, String type, boolean unsafeAllowed) {
        if (unsafeAllowed) {
            return;
        }
        if (NETWORK.contains(type) || type.startsWith("smb")) {
            throw new StoreRefused(path + " lies on " + type
                    + ", a network file system: several machines would corrupt it. Use a local disk or PostgreSQL, or"
                    + " take the risk with ?unsafe-file-system=true");
        }
        if (type.startsWith("fuse")) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} lies on {1}: nobody can say whether its locks hold; a local disk is safe",
                    path,
                    type);
        }
    }

    /** Reads through SQLite alone: opening the file in another way would drop the locks that this process has on it. */
    private static void checkContent(SqliteFile file, boolean adopt) {
        try (Session session = file.openReader()) {
            Schema.check(session, file.path().toString(), adopt);
        } catch (SQLException e) {
            throw refused(file.path(), e);
        }
    }

    static StoreRefused refused(Path path, SQLException e) {
        if (e instanceof SQLiteException sqlite && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_NOTADB) {
            return new StoreRefused(path + " is no SQLite database: name another file", e);
        }
        if (Faults.kind(e) == Faults.Kind.CORRUPT) {
            return new StoreRefused(
                    path + " is damaged (" + e.getMessage()
                            + "): copy it and run jobwright verify, or restore a backup",
                    e);
        }
        return new StoreRefused(path + " cannot be opened: " + e.getMessage(), e);
    }

    static void checkLibrary(String version) {
        String[] parts = version.split("\\.", -1);
        for (int i = 0; i < LEAST_SQLITE.length; i++) {
            int part = i < parts.length ? Integer.parseInt(parts[i]) : 0;
            if (part > LEAST_SQLITE[i]) {
                return;
            }
            if (part < LEAST_SQLITE[i]) {
                throw new StoreRefused("this program has SQLite " + version
                        + ", which can corrupt files that several connections use: use sqlite-jdbc 3.51.3.0 or newer");
            }
        }
    }
}
