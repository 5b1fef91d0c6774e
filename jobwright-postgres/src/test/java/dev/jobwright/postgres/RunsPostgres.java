package dev.jobwright.postgres;

import dev.jobwright.pgserver.PgServer;
import dev.jobwright.pgserver.PgServer.Version;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips the test, with the reason, where PostgreSQL cannot run. */
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RunsPostgres.Condition.class)
public @interface RunsPostgres {

    class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            for (Version version : Version.values()) {
                Optional<String> reason = PgServer.whyUnavailable(version);
                if (reason.isPresent()) {
                    return ConditionEvaluationResult.disabled(reason.get());
                }
            }
            return ConditionEvaluationResult.enabled("PostgreSQL runs here");
        }
    }
}
