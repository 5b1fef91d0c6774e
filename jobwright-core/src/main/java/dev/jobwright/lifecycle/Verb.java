package dev.jobwright.lifecycle;

import dev.jobwright.JobState;

/** What an operator can do to a job. */
public enum Verb {
    /** End it, now. A running attempt loses its lease. */
    CANCEL(Trigger.CANCEL),
    /** Hide a waiting job from every claim. */
    HOLD(Trigger.HOLD),
    /** Let a held job go. */
    RELEASE(Trigger.RELEASE),
    /** Begin a new run of a job that has ended. */
    RETRY(Trigger.RETRY);

    /** Why a verb did nothing to a job. */
    public enum Refused {
        /** It has ended, and nothing but a retry changes that. */
        ALREADY_FINISHED,
        /** A retry begins a new run, and this one has not ended. */
        NOT_FINISHED,
        /** A worker has it: cancel it, or wait. */
        RUNNING,
        ALREADY_HELD,
        NOT_HELD
    }

    private final Trigger trigger;

    Verb(Trigger trigger) {
        this.trigger = trigger;
    }

    public Trigger trigger() {
        return trigger;
    }

    public String word() {
        return trigger.word();
    }

    Refused refusalIn(JobState state) {
        if (this == RETRY) {
            return Refused.NOT_FINISHED;
        }
        if (state.isTerminal()) {
            return Refused.ALREADY_FINISHED;
        }
        if (this == RELEASE) {
            return Refused.NOT_HELD;
        }
        return state == JobState.HELD ? Refused.ALREADY_HELD : Refused.RUNNING;
    }
}
