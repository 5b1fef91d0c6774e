package dev.jobwright.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.JobState;
import dev.jobwright.lifecycle.Decisions.Ruling;
import dev.jobwright.lifecycle.Decisions.Ruling.Move;
import dev.jobwright.lifecycle.Decisions.Ruling.Refusal;
import dev.jobwright.lifecycle.Verb.Refused;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every verb in every state that a job can be in today. */
class VerbTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
            CANCEL,  HELD,      CANCELLED
            CANCEL,  SCHEDULED, CANCELLED
            CANCEL,  RETRYING,  CANCELLED
            CANCEL,  AVAILABLE, CANCELLED
            CANCEL,  RUNNING,   CANCELLED
            CANCEL,  SUCCEEDED, ALREADY_FINISHED
            CANCEL,  FAILED,    ALREADY_FINISHED
            CANCEL,  CANCELLED, ALREADY_FINISHED
            CANCEL,  EXPIRED,   ALREADY_FINISHED
            HOLD,    HELD,      ALREADY_HELD
            HOLD,    SCHEDULED, HELD
            HOLD,    RETRYING,  HELD
            HOLD,    AVAILABLE, HELD
            HOLD,    RUNNING,   RUNNING
            HOLD,    SUCCEEDED, ALREADY_FINISHED
            HOLD,    FAILED,    ALREADY_FINISHED
            RELEASE, HELD,      AVAILABLE
            RELEASE, SCHEDULED, NOT_HELD
            RELEASE, RETRYING,  NOT_HELD
            RELEASE, AVAILABLE, NOT_HELD
            RELEASE, RUNNING,   NOT_HELD
            RELEASE, EXPIRED,   ALREADY_FINISHED
            RETRY,   HELD,      NOT_FINISHED
            RETRY,   SCHEDULED, NOT_FINISHED
            RETRY,   RETRYING,  NOT_FINISHED
            RETRY,   AVAILABLE, NOT_FINISHED
            RETRY,   RUNNING,   NOT_FINISHED
            RETRY,   SUCCEEDED, AVAILABLE
            RETRY,   FAILED,    AVAILABLE
            RETRY,   CANCELLED, AVAILABLE
            RETRY,   EXPIRED,   AVAILABLE
            """)
    void everyVerbInEveryState(Verb verb, JobState state, String expected) {
        Ruling ruling = Decisions.decide(verb, state, Gates.OPEN, NOW);

        boolean refused = !Lifecycle.allows(state, verb.trigger());
        assertThat(ruling)
                .isEqualTo(refused ? new Refusal(Refused.valueOf(expected)) : new Move(JobState.valueOf(expected)));
    }

    @ParameterizedTest
    @CsvSource({"60, false, SCHEDULED", "60, true, RETRYING", "0, true, AVAILABLE", "-1, false, AVAILABLE"})
    void releaseLooksAtTheGates(long secondsFromNow, boolean retrying, JobState expected) {
        Gates gates = new Gates(0, null, "held", NOW.plusSeconds(secondsFromNow), retrying);

        assertThat(Decisions.decide(Verb.RELEASE, JobState.HELD, gates, NOW)).isEqualTo(new Move(expected));
    }
}
