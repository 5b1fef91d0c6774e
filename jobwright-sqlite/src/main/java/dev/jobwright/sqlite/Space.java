package dev.jobwright.sqlite;

import dev.jobwright.StoreFull;
import dev.jobwright.runtime.SystemNanos;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Watches the room that is left on the disk. New jobs are refused while there is still room for running ones to end,
 * and a reserve file is given up for them when there is not.
 */
final class Space {

    private static final long MIB = 1024 * 1024;
    private static final long LOOK_EVERY_NANOS = 200_000_000;

    private final String store;
    private final Path reserve;
    private final FileStore disk;
    private final long reserveBytes;
    private final long lowWater;

    private volatile long lookAt;
    private final AtomicLong addedSinceLook = new AtomicLong();
    private volatile boolean low;
    private volatile boolean reserved;

    Space(String store, Path folder) throws IOException {
        this.store = store;
        this.reserve = folder.resolve("reserve");
        this.disk = Files.getFileStore(folder);
        // A disk that is small from the start keeps in proportion.
        long total = disk.getTotalSpace();
        this.reserveBytes = Math.min(4 * MIB, total / 8);
        this.lowWater = Math.min(8 * MIB, total / 4);
        this.reserved = Files.exists(reserve);
        look();
    }

    /**
     * @param bytes about how much new jobs or logs are to add
     * @throws StoreFull when they would use up the room that running ones need to end
     */
    void checkRoom(long bytes) {
        if (addedSinceLook.addAndGet(bytes) > lowWater / 4 || SystemNanos.now() - lookAt >= 0) {
            look();
        }
        if (low) {
            throw new StoreFull(
                    store + ": less than " + Math.max(1, lowWater / MIB)
                            + " MiB are left on its disk, so new jobs and logs are refused while running jobs can still end; make room");
        }
    }

    /** The disk was found full: no more inserts until it is looked at again. */
    void foundFull() {
        lookAt = SystemNanos.now() + LOOK_EVERY_NANOS;
        low = true;
    }

    /** Gives up the reserve; false when there is none left. */
    synchronized boolean giveUpReserve() {
        boolean had = reserved;
        reserved = false;
        try {
            Files.deleteIfExists(reserve);
            return had;
        } catch (IOException e) {
            return false; // the caller is told that the disk is full
        }
    }

    private synchronized void look() {
        lookAt = SystemNanos.now() + LOOK_EVERY_NANOS;
        addedSinceLook.set(0);
        try {
            long usable = disk.getUsableSpace();
            if (!reserved && usable >= lowWater + 2 * reserveBytes) {
                makeReserve();
                usable = disk.getUsableSpace();
            }
            low = usable < lowWater;
        } catch (IOException e) {
            low = false; // what cannot be measured does not stop anybody; a full disk tells by itself
        }
    }

    private void makeReserve() throws IOException {
        LockFolder.makeFile(reserve);
        byte[] block = new byte[64 * 1024];
        Arrays.fill(block, (byte) 0x5a); // real bytes: a sparse file reserves nothing
        try (OutputStream out = Files.newOutputStream(reserve)) {
            for (long written = 0; written < reserveBytes; written += block.length) {
                out.write(block);
            }
        }
        reserved = true;
    }

    /** A log of this size is moved into the file; on a small disk it must not grow large before. */
    long checkpointBytes() {
        try {
            return Math.max(256 * 1024, Math.min(8 * MIB, disk.getTotalSpace() / 16));
        } catch (IOException e) {
            return 4 * MIB;
        }
    }
}
