package dev.jobwright.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What one process has done, a line each. A line is one write to a file that is open for appending: it is with the
 * operating system when {@link #write} returns, and a SIGKILL cannot take it back.
 */
final class Diary implements AutoCloseable {

    /** What a line tells of. */
    enum What {
        /** A producer is about to enqueue the job. */
        SEND,
        /** The enqueue has returned: the job must not be lost any more. */
        ACKNOWLEDGED,
        /** The enqueue has failed, and nobody knows whether it was written: it is repeated. */
        UNSURE,
        /** A handler begins. */
        START,
        /** A handler ends. */
        END,
        /** The worker was told that the attempt's end is durable. */
        SETTLED,
        /** The worker was told that the attempt was not its own any more. */
        LOST
    }

    /**
     * One line.
     *
     * @param attempt 0 where there is none
     * @param nanos on the monotonic clock, which all processes of a machine share
     */
    record Line(What what, String job, long attempt, long nanos) {}

    private final FileChannel file;

    Diary(Path path) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void write(What what, String job, long attempt) {
        write(what, List.of(job), attempt);
    }

    /** As many lines, in one write. */
    void write(What what, List<String> jobs, long attempt) {
        StringBuilder text = new StringBuilder();
        for (String job : jobs) {
            text.append(what).append(' ').append(job).append(' ').append(attempt);
            text.append(' ').append(System.nanoTime()).append('\n');
        }
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
        try {
            file.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (bytes.hasRemaining()) {
            throw new IllegalStateException("the diary took only a part of a line: is the disk full?");
        }
    }

    /** The lines of a diary, of which the last may have been cut by a kill. */
    static List<Line> read(Path path) throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        String text = Files.readString(path, StandardCharsets.US_ASCII);
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            String[] words = text.substring(from, end).split(" ", 4);
            lines.add(new Line(What.valueOf(words[0]), words[1], Long.parseLong(words[2]), Long.parseLong(words[3])));
            from = end + 1;
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
