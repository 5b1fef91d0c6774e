package dev.jobwright.cli.output;

import dev.jobwright.cli.process.Spool;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;

/** The growing output of one command, of which whole lines have been printed so far. */
final class Tail {

    /** A line that is longer is printed in parts. */
    private static final int MOST = 64 * 1024;

    private final Screen screen;
    private final String tag;
    private final Source stdout;
    private final Source stderr;
    private boolean over;

    Tail(Screen screen, Spool spool, String tag) {
        this.screen = screen;
        this.tag = tag;
        this.stdout = new Source(spool.stdout(), false);
        this.stderr = new Source(spool.stderr(), true);
    }

    /** @param ended whether nothing will come any more, so that the last line need not be whole */
    synchronized void print(boolean ended) throws IOException {
        if (!over) {
            over = ended;
            stdout.print(ended);
            stderr.print(ended);
        }
    }

    private final class Source {
        private final Path file;
        private final boolean isErr;
        private long printed;
        private long seen;

        Source(Path file, boolean isErr) {
            this.file = file;
            this.isErr = isErr;
        }

        void print(boolean ended) throws IOException {
            long length = file.toFile().length();
            if (length == seen && !(ended && printed < length)) {
                return;
            }
            seen = length;
            try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
                while (printed < length && printNext(in, (int) Math.min(MOST, length - printed), ended)) {
                    // until no whole line is left
                }
            }
        }

        private boolean printNext(RandomAccessFile in, int available, boolean ended) throws IOException {
            byte[] bytes = new byte[available];
            in.seek(printed);
            in.readFully(bytes);
            int whole = available;
            while (whole > 0 && bytes[whole - 1] != '\n') {
                whole--;
            }
            if (whole > 0) {
                screen.printLines(isErr, bytes, whole, tag);
                printed += whole;
                return true;
            }
            if (!ended && available < MOST) {
                return false;
            }
            byte[] line = Arrays.copyOf(bytes, available + 1);
            line[available] = '\n';
            screen.printLines(isErr, line, line.length, tag);
            printed += available;
            return true;
        }
    }
}
