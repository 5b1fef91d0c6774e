package dev.jobwright.cli.process;

import dev.jobwright.InvalidInput;
import dev.jobwright.cli.command.Durations;
import dev.jobwright.cli.command.Sizes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what attempts of a command may use, and what is kept of them. */
public final class LimitOptions {

    private static final int MOST_RETRIES = 999_999;

    @Option(
            names = "--retries",
            paramLabel = "N",
            description = "N more attempts for a command that fails (default: 0)")
    private int retries;

    @Option(
            names = "--retry-delay",
            paramLabel = "TIME",
            description = "least wait before the second attempt (default: 1s); doubles up to 5 min")
    private String retryDelay = "1s";

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "longest time of an attempt: 90s, 5m, 2h; a bare number is seconds (default: none)")
    private @Nullable String timeout;

    @Option(
            names = "--kill-after",
            paramLabel = "TIME",
            description = "how long a command may take to end after SIGTERM before SIGKILL (default: 10s)")
    private String killAfter = "10s";

    @Option(
            names = "--keep-output",
            paramLabel = "all|failed|none",
            description = "which attempts' output is kept with the job (default: all)")
    private String keep = "all";

    @Option(
            names = "--max-output",
            paramLabel = "SIZE",
            description = "how much of each stream is kept, its first and last half (default and most: 1M)")
    private String keepSize = "1M";

    public Limits limits() {
        if (retries < 0 || retries > MOST_RETRIES) {
            throw new InvalidInput("--retries is " + retries + ": use 0 to 999,999");
        }
        return new Limits(
                retries,
                Durations.parse("--retry-delay", retryDelay).toMillis(),
                timeout == null
                        ? null
                        : Durations.parsePositive("--timeout", timeout).toMillis(),
                Durations.parse("--kill-after", killAfter).toMillis(),
                kept(),
                Sizes.parse("--max-output", keepSize, Limits.MOST_KEPT));
    }

    private KeepOutput kept() {
        for (KeepOutput each : KeepOutput.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(keep)) {
                return each;
            }
        }
        throw new InvalidInput("--keep-output is '" + keep + "': use all, failed or none");
    }
}
