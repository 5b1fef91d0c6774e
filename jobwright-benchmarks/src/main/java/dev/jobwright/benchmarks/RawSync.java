package dev.jobwright.benchmarks;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** The machine's own limit: small appends, each made durable. */
final class RawSync implements Workload {

    private static final int SYNCS = 2_000;
    private static final int BYTES = 128;

    @Override
    public String name() {
        return "raw-sync";
    }

    @Override
    public String what() {
        return "append 128 bytes and fdatasync, one thread, 2,000";
    }

    @Override
    public boolean runsOn(Store store) {
        return store != Store.MEMORY; // on PostgreSQL, where its data is on the same file system
    }

    @Override
    public Figures measure(Site site) throws Exception {
        Latencies latencies = new Latencies();
        try (FileChannel file = FileChannel.open(
                site.dir().resolve("sync.bin"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES);
            Meter meter = new Meter();
            for (int i = 0; i < SYNCS; i++) {
                long from = System.nanoTime();
                bytes.clear();
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(false);
                latencies.record(System.nanoTime() - from);
            }
            return meter.jobs(SYNCS).with(latencies);
        }
    }
}
