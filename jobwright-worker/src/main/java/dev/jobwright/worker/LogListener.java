package dev.jobwright.worker;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.jobwright.Failure;
import dev.jobwright.JobState;
import dev.jobwright.Texts;
import dev.jobwright.lifecycle.Decision;
import dev.jobwright.store.RunningAttempt;

/** Writes the log lines: what happened, to which job, and what comes next. */
final class LogListener implements WorkerListener {

    private static final System.Logger LOG = System.getLogger("dev.jobwright.worker");
    private static final int LONGEST = 500;

    @Override
    public void on(WorkerEvent event) {
        if (event instanceof WorkerEvent.Settled settled) {
            settled(settled.attempt(), settled.decision());
        } else if (event instanceof WorkerEvent.LeaseLost lost) {
            LOG.log(
                    WARNING,
                    "{0} was ended by somebody else before this worker could report; what it reported does not count",
                    name(lost.attempt()));
        } else if (event instanceof WorkerEvent.Rescued rescued) {
            LOG.log(
                    WARNING,
                    "{0} of worker {1} was lost; the job is now {2}",
                    name(rescued.attempt()),
                    Texts.show(rescued.attempt().worker(), LONGEST),
                    rescued.decision().to().word());
        } else if (event instanceof WorkerEvent.HandlerLeftBehind left) {
            LOG.log(
                    ERROR,
                    "the handler of job {0} does not stop; it keeps its thread, and is one of {1} left behind. It is at:\n{2}",
                    left.id(),
                    left.leftBehind(),
                    left.stack());
        } else if (event instanceof WorkerEvent.LogLost lost) {
            LOG.log(WARNING, "lost {0} texts of logs: {1}", lost.texts(), lost.error());
        } else if (event instanceof WorkerEvent.StoreTrouble trouble) {
            LOG.log(
                    WARNING,
                    "could not {0}: {1}; trying again in {2}",
                    trouble.what(),
                    Texts.show(trouble.error(), LONGEST),
                    trouble.nextTry());
        }
    }

    private static void settled(RunningAttempt attempt, Decision decision) {
        Failure failure = decision.failure();
        if (failure == null) {
            if (LOG.isLoggable(DEBUG)) {
                LOG.log(DEBUG, "{0} {1}", name(attempt), decision.end().word());
            }
            return;
        }
        String why = Texts.show(failure.summary(), LONGEST);
        if (decision.to() == JobState.FAILED) {
            LOG.log(ERROR, "{0} failed: {1}; the job has failed for good", name(attempt), why);
        } else {
            LOG.log(INFO, "{0} failed: {1}; next attempt in {2}", name(attempt), why, decision.delay());
        }
    }

    private static String name(RunningAttempt attempt) {
        return "attempt " + attempt.token().attempt() + " of " + attempt.lane().type() + " job " + attempt.id();
    }
}
