package dev.jobwright.cli.run;

import dev.jobwright.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into lines, in batches: as many as have come, but not so many that memory would matter. What cannot be
 * an argument of a command is refused with the number of its line.
 */
final class LineReader implements AutoCloseable {

    /** One byte less than the longest argument that Linux takes. */
    static final int LONGEST = 128 * 1024 - 1;

    /** In another encoding the JVM would turn what it does not know into question marks, and so name other files. */
    private static final boolean ARGUMENTS_ARE_UTF_8 = "UTF-8".equals(System.getProperty("sun.jnu.encoding"));

    private static final int MOST_LINES = 1_000;
    private static final int MOST_BYTES = 1024 * 1024;

    private final InputStream in;
    private final char terminator;
    private final boolean keepEmpty;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int limit;
    private byte[] line = new byte[256];
    private int length;
    private long number;
    private long empty;
    private long withReturn;
    private boolean ended;
    private @Nullable List<Line> peeked;

    /**
     * @param terminator what ends a line: a newline, or NUL
     * @param keepEmpty whether an empty line is a line
     */
    LineReader(InputStream in, char terminator, boolean keepEmpty) {
        this.in = in;
        this.terminator = terminator;
        this.keepEmpty = keepEmpty;
    }

    /** Lines read so far, empty ones included. */
    long lines() {
        return number;
    }

    /** How many were left out because they are empty. */
    long emptyLines() {
        return empty;
    }

    /** The number of the first line that ends with a carriage return; 0 for none so far. */
    long lineWithReturn() {
        return withReturn;
    }

    /** Waits for a line. @return false when there is none that is not empty */
    boolean peek() throws IOException {
        peeked = batch();
        return !peeked.isEmpty();
    }

    /**
     * The next lines; waits until there is at least one. None means the end.
     *
     * @throws InvalidInput when a line is no UTF-8, holds NUL, or is too long for an argument
     */
    List<Line> batch() throws IOException {
        if (peeked != null) {
            List<Line> first = peeked;
            peeked = null;
            return first;
        }
        List<Line> lines = new ArrayList<>();
        int bytes = 0;
        while (!ended && lines.size() < MOST_LINES && bytes < MOST_BYTES && (lines.isEmpty() || more())) {
            if (readLine()) {
                bytes += length;
                add(lines);
            }
        }
        return lines;
    }

    /** Whether reading on would not wait. */
    private boolean more() throws IOException {
        return position < limit || in.available() > 0;
    }

    private void add(List<Line> lines) {
        number++;
        if (length == 0 && !keepEmpty) {
            empty++;
            return;
        }
        if (withReturn == 0 && length > 0 && line[length - 1] == '\r' && terminator == '\n') {
            withReturn = number;
        }
        lines.add(new Line(number, decode()));
    }

    /** @return false when the input has ended, and no line was there */
    private boolean readLine() throws IOException {
        length = 0;
        while (true) {
            if (position == limit) {
                position = 0;
                limit = Math.max(0, in.read(buffer));
                if (limit == 0) {
                    ended = true;
                    return length > 0;
                }
            }
            byte next = buffer[position++];
            if (next == terminator) {
                return true;
            }
            append(next);
        }
    }

    private void append(byte next) {
        if (length == LONGEST) {
            throw new InvalidInput("line " + (number + 1) + " is longer than " + LONGEST
                    + " bytes, the longest argument that a command can have");
        }
        if (next == 0) {
            throw new InvalidInput("line " + (number + 1)
                    + " holds a NUL byte, which no argument can: does NUL end the lines? Then say -0");
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, Math.min(2 * length, LONGEST));
        }
        line[length++] = next;
    }

    private String decode() {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidInput("line " + number + " is not valid UTF-8", e);
        }
        if (text.length() < length && !ARGUMENTS_ARE_UTF_8) {
            throw new InvalidInput("line " + number + " is not plain ASCII, and this JVM could not pass it on: start it"
                    + " by the script ./jobwright, or with LC_ALL=C.UTF-8");
        }
        return text;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
