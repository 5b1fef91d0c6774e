package dev.jobwright;

import java.util.Locale;

/**
 * Where a job is in its life. The words are used in SQL, HTTP, the command line and the docs alike; the codes are what
 * SQL stores keep, and never change.
 */
public enum JobState {
    /** Waits for dependencies or another condition. */
    BLOCKED(1, Phase.WAITING),
    /** Hidden from every claim until somebody releases it. */
    HELD(2, Phase.WAITING),
    /** Waits for its time. */
    SCHEDULED(3, Phase.WAITING),
    /** Waits for its next attempt after a failed one. */
    RETRYING(4, Phase.WAITING),
    /** Can be claimed. */
    AVAILABLE(5, Phase.WAITING),
    /** Claimed by a worker, under a lease. */
    RUNNING(6, Phase.ACTIVE),
    SUCCEEDED(7, Phase.TERMINAL),
    /** No attempts left, an error that is not retried, or too many lost workers. */
    FAILED(8, Phase.TERMINAL),
    CANCELLED(9, Phase.TERMINAL),
    /** Its start deadline passed. */
    EXPIRED(10, Phase.TERMINAL),
    /** A dependency did not succeed. */
    SKIPPED(11, Phase.TERMINAL),
    /** A flow that failed and took its done steps back. */
    REVERTED(12, Phase.TERMINAL),
    /** A flow that failed and could not take its done steps back: an operator has to look. */
    REVERT_FAILED(13, Phase.TERMINAL);

    private enum Phase {
        WAITING,
        ACTIVE,
        TERMINAL
    }

    private static final JobState[] BY_CODE = new JobState[14];

    static {
        for (JobState state : values()) {
            BY_CODE[state.code] = state;
        }
    }

    private final int code;
    private final Phase phase;
    private final String word;

    JobState(int code, Phase phase) {
        this.code = code;
        this.phase = phase;
        this.word = name().toLowerCase(Locale.ROOT);
    }

    /** The number that SQL stores keep. */
    public int code() {
        return code;
    }

    public static JobState ofCode(int code) {
        return BY_CODE[code];
    }

    /** The state's word, such as {@code succeeded}. */
    public String word() {
        return word;
    }

    /** @throws InvalidInput when no state has that word */
    public static JobState ofWord(String word) {
        for (JobState state : values()) {
            if (state.word.equals(word)) {
                return state;
            }
        }
        throw new InvalidInput(
                "'" + Texts.show(word, 40) + "' is no job state. States are: blocked, held, scheduled, retrying, "
                        + "available, running, succeeded, failed, cancelled, expired, skipped, reverted, revert_failed");
    }

    public boolean isWaiting() {
        return phase == Phase.WAITING;
    }

    public boolean isTerminal() {
        return phase == Phase.TERMINAL;
    }
}
