package dev.jobwright.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What the commands of a workload have told, in the order in which they did: each line is one write to a file that is open
 * for appending, so it needs no clock.
 */
final class LineLog {

    enum What {
        /** An attempt begins. */
        START,
        /** A child that an attempt has put into a session of its own is still there. */
        BEAT,
        /** An attempt ends. */
        END,
        /** An attempt that is about to begin has found a process of an earlier one. */
        ALIVE
    }

    /**
     * One line of it.
     *
     * @param line of the input
     * @param pid of the process that tells; with {@link What#ALIVE} the one that was found
     */
    record Entry(What what, String line, long attempt, long pid) {}

    private static final int FIELDS = 4;

    private final Path file;

    LineLog(Path file) {
        this.file = file;
    }

    /** How much of it can be read, in bytes. */
    long size() throws IOException {
        return read(0).length();
    }

    List<Entry> all() throws IOException {
        return since(0);
    }

    /** @param offset the {@link #size} that it had */
    List<Entry> since(long offset) throws IOException {
        return read(offset).lines().map(LineLog::parse).toList();
    }

    /** Whole lines: of one that is being written a reader may see the beginning. */
    private String read(long offset) throws IOException {
        if (Files.notExists(file)) {
            return "";
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size() - offset));
            channel.position(offset);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until all of it is read
            }
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
            return text.substring(0, text.lastIndexOf('\n') + 1);
        }
    }

    private static Entry parse(String text) {
        String[] words = text.split(" ", -1);
        if (words.length != FIELDS) {
            throw new IllegalStateException("the log of the commands holds '" + text + "'");
        }
        What what = What.valueOf(words[0].toUpperCase(Locale.ROOT));
        return new Entry(what, words[1], Long.parseLong(words[2]), Long.parseLong(words[3]));
    }
}
