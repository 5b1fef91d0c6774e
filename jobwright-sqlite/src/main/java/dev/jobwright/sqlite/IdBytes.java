package dev.jobwright.sqlite;

import dev.jobwright.JobId;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Job ids as 16 bytes, most significant first: their order is the order of the ids. */
final class IdBytes {

    private IdBytes() {}

    static byte[] of(JobId id) {
        UUID uuid = id.value();
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    static JobId read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new JobId(new UUID(buffer.getLong(), buffer.getLong()));
    }
}
