package dev.jobwright.cli.run;

import dev.jobwright.JobId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files that one attempt writes its output to. Files, not pipes: nothing of ours has to read along, and a command
 * that outlives us gets no broken pipe.
 */
record Spool(Path stdout, Path stderr) implements AutoCloseable {

    /** Leaves room in an error message, which may have 4 KiB, for the exit code. */
    private static final int KEPT = 4 * 1024 - 64;

    static Spool of(Path folder, JobId job, long attempt) {
        return new Spool(folder.resolve(job + "." + attempt + ".out"), folder.resolve(job + "." + attempt + ".err"));
    }

    /** Removes what the job's earlier attempts left when their process was killed. */
    static void removeBefore(Path folder, JobId job, long attempt) throws IOException {
        for (long earlier = 1; earlier < attempt; earlier++) {
            of(folder, job, earlier).close();
        }
    }

    CommandResult result(int exitCode) throws IOException {
        return new CommandResult(exitCode, tail(stdout), tail(stderr));
    }

    /** The last of a file, as text that is no longer in UTF-8 than it may be, and begins with a line if it was cut. */
    private static String tail(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long length = in.length();
            byte[] bytes = new byte[(int) Math.min(length, KEPT)];
            in.seek(length - bytes.length);
            in.readFully(bytes);
            boolean cut = bytes.length < length;
            String text = new String(bytes, StandardCharsets.UTF_8);
            // Every byte that is no UTF-8 has become a character of three bytes.
            while (text.getBytes(StandardCharsets.UTF_8).length > KEPT) {
                text = text.substring(text.length() / 4);
                cut = true;
            }
            int line = text.indexOf('\n') + 1;
            return cut ? "…" + text.substring(line < text.length() ? line : 0) : text;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(stdout);
        Files.deleteIfExists(stderr);
    }
}
