package dev.jobwright.store;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobId;
import dev.jobwright.Lane;
import dev.jobwright.LeaseToken;
import dev.jobwright.LogBudget;
import dev.jobwright.LogStream;
import dev.jobwright.Texts;

/**
 * A text for the log of an attempt that runs.
 *
 * @param id of the job, as the claim gave it
 * @param token proves that the attempt is this one
 * @param lane of the job, as the claim gave it
 * @param number the text's own place in the log of its attempt, from 1: given to no other text
 * @param text any; NUL and lone surrogates are kept as visible escapes, see {@link Texts#storable}
 */
public record LogAppend(JobId id, LeaseToken token, Lane lane, long number, LogStream stream, String text) {

    public LogAppend {
        if (number < 1) {
            throw new InvalidInput("a log text has the number " + number + ": numbers count from 1");
        }
        text = Texts.storable(text, Integer.MAX_VALUE);
        int bytes = Texts.utf8Length(text);
        if (bytes > LogBudget.MAX_BYTES) {
            throw new InvalidInput("a log text of " + bytes + " bytes is too long: " + LogBudget.MAX_BYTES
                    + " are allowed to each stream of an attempt");
        }
    }

    public static LogAppend to(RunningAttempt attempt, long number, LogStream stream, String text) {
        return new LogAppend(attempt.id(), attempt.token(), attempt.lane(), number, stream, text);
    }
}
