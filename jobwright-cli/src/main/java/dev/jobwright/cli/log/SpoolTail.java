package dev.jobwright.cli.log;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The end of a file that a running command writes to. Held open from the first look on, so that what was written up to
 * the command's end can be read also when the file has been removed then.
 */
final class SpoolTail implements AutoCloseable {

    private static final int PIECE = 64 * 1024;

    private final Path file;
    private @Nullable RandomAccessFile in;

    SpoolTail(Path file) {
        this.file = file;
    }

    /** @return whether there is, or was, such a file */
    boolean isOpen() throws IOException {
        if (in == null) {
            try {
                in = new RandomAccessFile(file.toFile(), "r");
            } catch (FileNotFoundException e) {
                return false; // not yet, not any more, or on another machine
            }
        }
        return true;
    }

    /** Writes what has come since the last time. */
    void copy(LineWriter sink) throws IOException {
        if (in != null) {
            byte[] piece = new byte[PIECE];
            for (int length = in.read(piece); length > 0; length = in.read(piece)) {
                sink.write(piece, length);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (in != null) {
            in.close();
        }
    }
}
