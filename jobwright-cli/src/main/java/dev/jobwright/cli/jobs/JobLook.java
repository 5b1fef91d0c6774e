package dev.jobwright.cli.jobs;

import dev.jobwright.Failure;
import dev.jobwright.Job;
import dev.jobwright.JobState;
import dev.jobwright.cli.process.CommandResult;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a listing tells of a job. */
public final class JobLook {

    private static final Pattern EXIT_CODE = Pattern.compile("exit code (\\d{1,3})\\b.*", Pattern.DOTALL);
    private static final String KEY_OF_A_LINE = "[A-Za-z0-9._-]+:[1-9]\\d*";

    private JobLook() {}

    /** The shortest name by which it can be found again: {@code NAME:17} of a line, else its id. */
    public static String name(Job job) {
        String key = job.key();
        return key != null && key.matches(KEY_OF_A_LINE) ? key : job.id().toString();
    }

    /** The number of the line, else of the job. */
    public static long number(Job job) {
        String name = name(job);
        int colon = name.indexOf(':');
        return colon < 0 ? job.seq() : Long.parseLong(name.substring(colon + 1));
    }

    /** Attempts of this run that count, the one under way included, and how many there may be. */
    public static String tries(Job job) {
        boolean oneMore = job.state() == JobState.SUCCEEDED || job.state() == JobState.RUNNING;
        return job.tally().failures() + (oneMore ? 1 : 0) + "/" + job.policy().maxAttempts();
    }

    /** How the command of an ended job ended; nothing of a job that is none, or whose command never did. */
    public static OptionalInt exitCode(Job job) {
        if (!job.lane().type().equals("jobwright.line") && !job.lane().type().equals("jobwright.command")) {
            return OptionalInt.empty();
        }
        if (job.state() == JobState.SUCCEEDED) {
            return OptionalInt.of(0);
        }
        return job.failure() == null ? OptionalInt.empty() : exitCode(job.failure());
    }

    /** The code that the failure of a command tells of. */
    public static OptionalInt exitCode(Failure failure) {
        if (failure.reason().equals(Failure.TIMEOUT)) {
            return OptionalInt.of(CommandResult.TIMED_OUT);
        }
        Matcher code = EXIT_CODE.matcher(failure.message());
        return code.matches() ? OptionalInt.of(Integer.parseInt(code.group(1))) : OptionalInt.empty();
    }
}
