package dev.jobwright.worker;

import dev.jobwright.JobId;
import dev.jobwright.LeaseLostException;
import dev.jobwright.LeaseToken;
import dev.jobwright.LogStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a handler may know about the attempt that it is. Safe for use by threads that the handler starts. */
public interface JobContext {

    JobId id();

    String queue();

    /** The number of this attempt, from 1, over all runs. */
    long attempt();

    /** The run that the attempt belongs to: 1, until an operator retries the job. */
    int run();

    /** Failed attempts of this run so far. */
    int failures();

    /** Whether this is the last attempt that the job's policy allows. */
    boolean isLastAttempt();

    Instant enqueuedAt();

    @Nullable
    String key();

    @Nullable
    String correlation();

    Map<String, String> headers();

    /**
     * The same for every attempt of one run of the job: for services that drop what they have seen already.
     */
    String idempotencyKey();

    /** Proves to others that this attempt holds the job; pass it on to what accepts fencing tokens. */
    LeaseToken token();

    /** Whether the job was cancelled, taken away, or ran out of time: stop, nothing that is still done counts. */
    boolean cancelled();

    /**
     * Before an effect that must not happen twice.
     *
     * @throws LeaseLostException when this attempt no longer holds the job, or cannot be sure that it does
     */
    void ensureOwned();

    /**
     * Settles this attempt as succeeded in the handler's own transaction, on the jobs' database: the outcome is there
     * when the handler commits, together with what else it wrote, and gone when it rolls back. Commit before returning;
     * throw after rolling back, and the attempt has failed. What the handler returns is not looked at any more.
     *
     * @param connection with auto-commit off
     * @param result as the handler would have returned it; null for none
     * @throws LeaseLostException when this attempt no longer holds the job: roll back
     * @throws dev.jobwright.InvalidInput when it was called before, or the store has no transactions to share
     */
    void complete(Connection connection, @Nullable Object result) throws SQLException;

    /** As {@link #log(LogStream, String)}, to {@link LogStream#LOG}. */
    default void log(String text) {
        log(LogStream.LOG, text);
    }

    /**
     * Writes a text to the log of this attempt, where it is kept as long as the job. Durable, and visible to all, when
     * this returns. A text is any number of lines; write in portions, since each call is a commit. NUL and lone
     * surrogates are kept as visible escapes.
     *
     * @throws LeaseLostException when this attempt no longer holds the job
     * @throws dev.jobwright.InvalidInput when the text is longer than {@link #logBytesLeft}; nothing was written
     */
    void log(LogStream stream, String text);

    /**
     * As {@link #log(LogStream, String)}, but durable only with the outcome of this attempt, and just before it: it costs no
     * commit of its own. What dies with its worker is lost. What comes to more than 32,768 characters is written at once.
     */
    void logAtEnd(LogStream stream, String text);

    /** How many bytes of UTF-8 this attempt may still write to that stream of its log, of 1 MiB to each. */
    int logBytesLeft(LogStream stream);

    /** How long the attempt may still run; null for no limit. */
    @Nullable
    Duration timeLeft();
}
