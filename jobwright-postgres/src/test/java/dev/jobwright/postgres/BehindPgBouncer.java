package dev.jobwright.postgres;

import dev.jobwright.pgserver.PgBouncer;
import dev.jobwright.pgserver.PgServer;
import dev.jobwright.pgserver.PgServer.Version;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs the test where {@code -Djobwright.pgbouncer=PROGRAM} names PgBouncer, and skips it, with the reason, elsewhere. */
@RunsPostgres
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BehindPgBouncer.Condition.class)
@interface BehindPgBouncer {

    class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            String program = System.getProperty("jobwright.pgbouncer", "");
            if (program.isEmpty()) {
                return ConditionEvaluationResult.disabled("-Djobwright.pgbouncer=/usr/sbin/pgbouncer runs it");
            }
            Optional<String> reason = PgBouncer.whyUnavailable(program);
            return reason.map(ConditionEvaluationResult::disabled)
                    .orElseGet(() -> ConditionEvaluationResult.enabled(program));
        }
    }

    /** The one of this JVM, in front of the shared server; ends with the JVM. */
    final class Shared {
        private static @Nullable PgBouncer shared;

        private Shared() {}

        static synchronized PgBouncer pooler() {
            PgBouncer pooler = shared;
            if (pooler == null) {
                pooler = PgBouncer.start(System.getProperty("jobwright.pgbouncer", ""), PgServer.shared(Version.V18));
                shared = pooler;
            }
            return pooler;
        }
    }
}
