package dev.jobwright.sqlite;

import dev.jobwright.runtime.SystemNanos;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to write, among all processes on one database. SQLite's own lock lets the one who just wrote go
 * first again; this one is fair: whoever waits for the turn stands in the door, and who wants another turn has to get
 * through the door first. Threads of this JVM queue up before it.
 */
final class TurnLock {

    private static final long DOOR = 0;
    private static final long TURN = 1;
    private static final long SHORTEST_WAIT_NANOS = 20_000;
    private static final long LONGEST_WAIT_NANOS = 500_000;

    private final Path file;
    private final FileChannel channel;
    private final ReentrantLock here = new ReentrantLock(true);
    private @Nullable FileLock turn;

    TurnLock(Path file) throws IOException {
        this.file = file;
        LockFolder.makeFile(file);
        this.channel = FileChannel.open(file, StandardOpenOption.WRITE);
    }

    /** Takes the turn. False when it did not come within the time. Not interruptible. */
    boolean take(long timeoutNanos) {
        long end = SystemNanos.now() + timeoutNanos;
        if (!takeHere(end)) {
            return false;
        }
        boolean taken = false;
        FileLock door = null;
        try {
            door = waitFor(DOOR, end);
            turn = door == null ? null : waitFor(TURN, end);
            taken = turn != null;
            return taken;
        } catch (IOException e) {
            throw LockFolder.broken(file, e);
        } finally {
            release(door);
            if (!taken) {
                here.unlock();
            }
        }
    }

    void giveUp() {
        FileLock held = turn;
        turn = null;
        release(held);
        here.unlock();
    }

    private boolean takeHere(long end) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return here.tryLock(end - SystemNanos.now(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private @Nullable FileLock waitFor(long position, long end) throws IOException {
        long wait = SHORTEST_WAIT_NANOS;
        while (true) {
            FileLock lock = channel.tryLock(position, 1, false);
            if (lock != null) {
                return lock;
            }
            if (SystemNanos.now() >= end) {
                return null;
            }
            LockSupport.parkNanos(this, wait);
            wait = Math.min(wait * 2, LONGEST_WAIT_NANOS);
        }
    }

    private void release(@Nullable FileLock lock) {
        if (lock != null) {
            try {
                lock.release();
            } catch (IOException e) {
                throw LockFolder.broken(file, e);
            }
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw LockFolder.broken(file, e);
        }
    }
}
