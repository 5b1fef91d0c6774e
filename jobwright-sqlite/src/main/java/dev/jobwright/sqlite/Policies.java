package dev.jobwright.sqlite;

import dev.jobwright.JobPolicy;
import dev.jobwright.jdbc.PolicyText;
import dev.jobwright.jdbc.Session;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Policies and their numbers as one session knows them. What a transaction made is forgotten when it is rolled back. */
final class Policies {

    /** Policies are few; a caller that makes one for each job must not fill the memory. */
    private static final int MAX_REMEMBERED = 10_000;

    private final Session session;
    private final Map<JobPolicy, Long> numbers = new HashMap<>();
    private final Map<Long, JobPolicy> policies = new HashMap<>();
    // Jobs that come together mostly share one object, and its hash costs more than all else here.
    private @Nullable JobPolicy latest;
    private long latestNumber;

    Policies(Session session) {
        this.session = session;
    }

    /** The policy's number; stores the policy when it is new. */
    @SuppressWarnings("ReferenceEquality") // the same object, or a look into the map
    long number(JobPolicy policy) throws SQLException {
        if (policy != latest) {
            latestNumber = find(policy);
            latest = policy;
        }
        return latestNumber;
    }

    private long find(JobPolicy policy) throws SQLException {
        Long known = numbers.get(policy);
        if (known == null) {
            String document = PolicyText.write(policy);
            known = session.first("policy-number", row -> row.getLong(1), document);
            if (known == null) {
                session.update("policy-add", document);
                known = session.number("policy-number", document);
            }
            remember(known, policy);
        }
        return known;
    }

    JobPolicy policy(long number) throws SQLException {
        JobPolicy policy = policies.get(number);
        if (policy == null) {
            policy = session.first("policy", row -> PolicyText.read(row.getString(1)), number);
            if (policy == null) {
                throw new IllegalStateException("a job names policy " + number + ", which is not there");
            }
            remember(number, policy);
        }
        return policy;
    }

    private void remember(long number, JobPolicy policy) {
        if (numbers.size() >= MAX_REMEMBERED) {
            forget();
        }
        numbers.put(policy, number);
        policies.put(number, policy);
    }

    void forget() {
        latest = null;
        numbers.clear();
        policies.clear();
    }
}
