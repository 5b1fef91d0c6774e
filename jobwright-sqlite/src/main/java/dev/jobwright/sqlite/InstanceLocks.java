package dev.jobwright.sqlite;

import dev.jobwright.InstanceId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A lock for each instance of this process, held as long as the process lives: an instance whose lock can be taken is
 * dead for certain, whatever its lease says. A lock file is never opened otherwise.
 */
final class InstanceLocks {

    private static final String PREFIX = "instance-";
    private static final String SUFFIX = ".lock";

    /** A lock file has another name until it is locked: nobody must take its instance for dead before it lives. */
    private static final String UNLOCKED_PREFIX = "unlocked-";

    private static final int MOST_TRIES = 10;

    /** Each is an open file. Instances beyond this number, ad-hoc claimers most likely, are told by their time. */
    private static final int MOST_HELD = 500;

    private final Path folder;
    private final Map<InstanceId, FileChannel> held = new HashMap<>();

    InstanceLocks(Path folder) {
        this.folder = folder;
    }

    /** Holds the instance's lock from now on, if this process does not hold it already. */
    synchronized void hold(InstanceId instance) {
        if (held.containsKey(instance) || held.size() >= MOST_HELD) {
            return;
        }
        try {
            for (int i = 0; i < MOST_TRIES && !held.containsKey(instance); i++) {
                FileChannel channel = makeLocked(file(instance));
                if (channel != null) {
                    held.put(instance, channel);
                }
            }
        } catch (IOException e) {
            throw LockFolder.broken(file(instance), e);
        }
    }

    /** Null when another process has just swept it away, before it was locked. */
    private @Nullable FileChannel makeLocked(Path file) throws IOException {
        Path unlocked = folder.resolve(UNLOCKED_PREFIX + file.getFileName());
        LockFolder.makeFile(unlocked);
        try {
            return lockAndName(FileChannel.open(unlocked, StandardOpenOption.WRITE), unlocked, file);
        } catch (NoSuchFileException swept) {
            return null;
        }
    }

    private static @Nullable FileChannel lockAndName(FileChannel channel, Path unlocked, Path file) throws IOException {
        boolean done = false;
        try {
            if (channel.tryLock() == null) {
                return null;
            }
            Files.move(unlocked, file, StandardCopyOption.ATOMIC_MOVE);
            done = true;
            return channel;
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    synchronized void release(InstanceId instance) {
        FileChannel channel = held.remove(instance);
        if (channel != null) {
            remove(file(instance), channel);
        }
    }

    /**
     * Ends the instance if its process is gone for certain. The lock file, which proves that, is removed last: whoever
     * is killed in between leaves the proof to others.
     */
    synchronized void endIfDead(InstanceId instance, Consumer<InstanceId> end) {
        if (!held.containsKey(instance)) {
            removeIfUnlocked(file(instance), () -> end.accept(instance));
        }
    }

    /** Ends the instances whose processes are gone for certain, and left their locks behind. */
    void endDead(Consumer<InstanceId> end) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String id = name.substring(PREFIX.length(), name.length() - SUFFIX.length());
                endIfDead(new InstanceId(Long.parseUnsignedLong(id, 16)), end);
            }
        } catch (NumberFormatException notOurs) {
            return; // whoever put it there may keep it
        }
        sweepUnlocked();
    }

    /** Removes what processes have left that were killed before they locked it. */
    private synchronized void sweepUnlocked() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, UNLOCKED_PREFIX + "*")) {
            for (Path file : files) {
                removeIfUnlocked(file, () -> {});
            }
        }
    }

    private static void removeIfUnlocked(Path file, Runnable first) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = tryLock(channel)) {
            if (lock != null) {
                first.run();
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException gone) {
            return; // it never was there, or was given up
        } catch (IOException e) {
            throw LockFolder.broken(file, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisJvm) {
            return null;
        }
    }

    synchronized void close() {
        held.forEach((instance, channel) -> remove(file(instance), channel));
        held.clear();
    }

    private static void remove(Path file, FileChannel channel) {
        try (channel) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw LockFolder.broken(file, e);
        }
    }

    private Path file(InstanceId instance) {
        return folder.resolve(PREFIX + instance + SUFFIX);
    }
}
