package dev.jobwright;

/**
 * What a job has used up. {@code attempt} rises with every claim and is never used again; the other numbers count
 * within one run, each against a limit of its own, and start again with the next run.
 *
 * @param run the life that the job is in, from 1; only an operator's retry begins another
 * @param attempt the number of the latest attempt; 0 before the first claim
 * @param failures attempts that failed or timed out; limited by {@link JobPolicy#maxAttempts()}
 * @param losses attempts whose worker died or stopped renewing; limited by {@link JobPolicy#maxLeaseLosses()}
 * @param releases attempts that were given back without running to an end; limited by {@link #MAX_RELEASES}
 * @param snoozes attempts that asked to be run later
 */
public record Tally(int run, long attempt, int failures, int losses, int releases, int snoozes) {

    /** A job that was given back this often is held, so that it cannot go round for ever. */
    public static final int MAX_RELEASES = 100;

    /** A job that was never claimed. */
    public static final Tally NEW = new Tally(1, 0, 0, 0, 0, 0);

    public Tally claimed() {
        return new Tally(run, attempt + 1, failures, losses, releases, snoozes);
    }

    public Tally failed() {
        return new Tally(run, attempt, failures + 1, losses, releases, snoozes);
    }

    public Tally lost() {
        return new Tally(run, attempt, failures, losses + 1, releases, snoozes);
    }

    public Tally released() {
        return new Tally(run, attempt, failures, losses, releases + 1, snoozes);
    }

    public Tally snoozed() {
        return new Tally(run, attempt, failures, losses, releases, snoozes + 1);
    }

    public Tally nextRun() {
        return new Tally(run + 1, attempt, 0, 0, 0, 0);
    }
}
