package dev.jobwright.cli.run;

import dev.jobwright.cli.output.JoblogFile;
import dev.jobwright.cli.process.AttemptOutput;
import dev.jobwright.cli.process.CommandResult;
import dev.jobwright.cli.process.Spool;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Writes a row of the job log for each attempt that ended, and passes everything on. */
final class RowOutput {

    private final JoblogFile log;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Consumer<String> trouble;

    RowOutput(JoblogFile log, InstantSource clock, LongSupplier nanos, Consumer<String> trouble) {
        this.log = log;
        this.clock = clock;
        this.nanos = nanos;
        this.trouble = trouble;
    }

    AttemptOutput before(AttemptOutput next, long number, String command) {
        return new AttemptOutput() {
            private long beganAt = nanos.getAsLong();

            @Override
            public void began(Spool spool) {
                beganAt = nanos.getAsLong();
                next.began(spool);
            }

            @Override
            public void ended(Spool spool, @Nullable CommandResult result, boolean last) {
                if (result != null && result.notRun() == null) {
                    write(result);
                }
                next.ended(spool, result, last);
            }

            private void write(CommandResult result) {
                Duration took = Duration.ofNanos(nanos.getAsLong() - beganAt);
                try {
                    log.write(JoblogFile.row(number, clock.instant(), took, result, command));
                } catch (IOException e) {
                    trouble.accept("cannot write the job log: " + e.getMessage());
                }
            }
        };
    }
}
