package dev.jobwright.postgres;

import dev.jobwright.JobPolicy;
import dev.jobwright.jdbc.PolicyText;
import dev.jobwright.jdbc.Session;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Policies and their numbers, as far as this store knows them. They are added in transactions of their own. */
final class Policies {

    /** Policies are few; a caller that makes one for each job must not fill the memory. */
    private static final int MAX_REMEMBERED = 10_000;

    private final Map<JobPolicy, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, JobPolicy> policies = new ConcurrentHashMap<>();

    /** The policy's number; adds the policy when it is new. The session commits by itself. */
    int number(Session session, JobPolicy policy) throws SQLException {
        Integer known = numbers.get(policy);
        if (known == null) {
            String document = PolicyText.write(policy);
            known = session.first("policy-number", row -> row.getInt(1), document);
            if (known == null) {
                session.update("policy-add", document);
                known = (int) session.number("policy-number", document);
            }
            remember(known, policy);
        }
        return known;
    }

    JobPolicy policy(Session session, int number) throws SQLException {
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

    private synchronized void remember(int number, JobPolicy policy) {
        if (numbers.size() >= MAX_REMEMBERED) {
            numbers.clear();
            policies.clear();
        }
        numbers.put(policy, number);
        policies.put(number, policy);
    }
}
