package dev.jobwright.cli.process;

import dev.jobwright.LogStream;
import dev.jobwright.worker.JobContext;
import java.io.IOException;

/** Puts what an attempt has written into its log. */
final class OutputLog {

    private OutputLog() {}

    /** @param most bytes of each stream */
    static void write(JobContext context, Spool spool, CommandResult result, int most) throws IOException {
        if (most > 0 && result.stdoutBytes() > 0) {
            context.logAtEnd(LogStream.STDOUT, KeptText.of(spool.stdout(), most));
        }
        if (most > 0 && result.stderrBytes() > 0) {
            context.logAtEnd(LogStream.STDERR, KeptText.of(spool.stderr(), most));
        }
    }
}
