package dev.jobwright.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/**
 * The folder {@code <file>-jobwright} beside a database, with what its processes agree by: the turn lock and a lock for
 * each instance. One object for each database in this JVM, whatever the number of stores on it: an operating system
 * drops a process's lock on a file as soon as the process closes any channel of that file.
 */
final class LockFolder {

    private static final Map<Path, LockFolder> OPEN = new HashMap<>();

    private final Path folder;
    private final TurnLock turn;
    private final InstanceLocks instances;
    private int users;

    private LockFolder(Path folder) throws IOException {
        this.folder = folder;
        makeFolder(folder);
        this.turn = new TurnLock(folder.resolve("turn.lock"));
        this.instances = new InstanceLocks(folder);
    }

    /** The folder of that database, shared with the other stores on it; to be closed by each of them. */
    static LockFolder of(Path database) throws IOException {
        Path folder = database.resolveSibling(database.getFileName() + "-jobwright");
        synchronized (OPEN) {
            LockFolder shared = OPEN.get(folder);
            if (shared == null) {
                shared = new LockFolder(folder);
                OPEN.put(folder, shared);
            }
            shared.users++;
            return shared;
        }
    }

    Path folder() {
        return folder;
    }

    TurnLock turn() {
        return turn;
    }

    InstanceLocks instances() {
        return instances;
    }

    void close() {
        synchronized (OPEN) {
            users--;
            if (users == 0) {
                OPEN.remove(folder);
                instances.close();
                turn.close();
            }
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (Files.getFileStore(folder.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    /** Makes a file that only its owner may read, if it is not there. */
    static void makeFile(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        try {
            if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        } catch (java.nio.file.FileAlreadyExistsException madeByAnother) {
            // Which is as good.
        }
    }

    /** For what cannot fail unless the folder was taken away under us. */
    static UncheckedIOException broken(Path file, IOException e) {
        return new UncheckedIOException("cannot lock " + file, e);
    }
}
