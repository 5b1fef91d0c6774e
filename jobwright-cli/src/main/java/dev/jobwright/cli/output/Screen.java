package dev.jobwright.cli.output;

import dev.jobwright.Texts;
import dev.jobwright.cli.Surroundings;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What is printed while a run goes on: output of commands, notices, and the progress that gives way to both. */
public final class Screen {

    private static final int LONGEST_NOTICE = 1_000;
    private static final int BUFFER = 16 * 1024;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Surroundings surroundings;
    private final Channel out;
    private final Channel err;
    private boolean drawn;

    public Screen(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.out = new Channel(surroundings.out(), surroundings.outIsTerminal());
        this.err = new Channel(surroundings.err(), surroundings.errIsTerminal());
    }

    /** All that a command wrote, in one piece: its standard output, then its standard error. */
    synchronized void print(Path stdout, Path stderr, String tag) throws IOException {
        copy(stdout, out, tag);
        copy(stderr, err, tag);
    }

    private void copy(Path file, Channel channel, String tag) throws IOException {
        if (file.toFile().length() == 0 || channel.unread) {
            return;
        }
        clear();
        byte[] prefix = tag.getBytes(StandardCharsets.UTF_8);
        try (InputStream in = new FileInputStream(file.toFile())) {
            byte[] buffer = new byte[BUFFER];
            boolean lineBegins = true;
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                lineBegins = channel.write(buffer, read, prefix, lineBegins);
            }
        }
        channel.flush();
    }

    /** Whole lines of a command's output, while it runs. */
    synchronized void printLines(boolean toErr, byte[] lines, int length, String tag) {
        clear();
        Channel channel = toErr ? err : out;
        channel.write(lines, length, tag.getBytes(StandardCharsets.UTF_8), true);
        channel.flush();
    }

    /** A line of data, such as a command of a dry run. */
    public synchronized void printLine(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(bytes, bytes.length, new byte[0], true);
        out.flush();
    }

    /** A notice, as one line. */
    public synchronized void say(String line) {
        clear();
        finishLine();
        surroundings.say(Texts.show(line, LONGEST_NOTICE));
    }

    public synchronized void draw(String progress) {
        finishLine();
        surroundings.err().print(CLEAR_LINE + progress);
        surroundings.err().flush();
        drawn = true;
    }

    public synchronized void clear() {
        if (drawn) {
            surroundings.err().print(CLEAR_LINE);
            surroundings.err().flush();
            drawn = false;
        }
    }

    /** On a terminal, output that ended in the middle of a line would be overwritten. */
    private void finishLine() {
        if (out.lineOpen || err.lineOpen) {
            surroundings.err().println();
            out.lineOpen = false;
            err.lineOpen = false;
        }
    }

    /** A stream that output goes to. */
    private static final class Channel {
        private final OutputStream stream;
        private final boolean terminal;
        private boolean lineOpen;
        private boolean unread;

        Channel(OutputStream stream, boolean terminal) {
            this.stream = stream;
            this.terminal = terminal;
        }

        /** @return whether the next byte begins a line */
        boolean write(byte[] bytes, int length, byte[] prefix, boolean atLineStart) {
            boolean lineBegins = atLineStart;
            try {
                int from = 0;
                while (from < length && !unread) {
                    int to = prefix.length == 0 ? length : lineEnd(bytes, from, length);
                    if (lineBegins) {
                        stream.write(prefix);
                    }
                    stream.write(bytes, from, to - from);
                    lineBegins = bytes[to - 1] == '\n';
                    from = to;
                }
            } catch (IOException e) {
                // Nobody reads on, as behind 'head'. The work goes on, and the store keeps what is not seen.
                unread = true;
            }
            lineOpen = terminal && !lineBegins;
            return lineBegins;
        }

        private static int lineEnd(byte[] bytes, int from, int length) {
            int end = from;
            while (end < length && bytes[end] != '\n') {
                end++;
            }
            return Math.min(end + 1, length);
        }

        void flush() {
            try {
                stream.flush();
            } catch (IOException e) {
                unread = true;
            }
        }
    }
}
