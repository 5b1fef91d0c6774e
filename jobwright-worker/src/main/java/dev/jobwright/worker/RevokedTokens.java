package dev.jobwright.worker;

import dev.jobwright.LeaseToken;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The attempts that were last taken from this worker. Some of them may be on their way from a claim to a slot just then;
 * none is for long, so the latest are enough.
 */
final class RevokedTokens {

    private static final int MOST = 20_000;

    private final Set<LeaseToken> tokens = new LinkedHashSet<>();
    private volatile boolean any;

    synchronized void add(LeaseToken token) {
        tokens.add(token);
        any = true;
        if (tokens.size() > MOST) {
            Iterator<LeaseToken> oldest = tokens.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    boolean contains(LeaseToken token) {
        return any && containsSlowly(token);
    }

    private synchronized boolean containsSlowly(LeaseToken token) {
        return tokens.contains(token);
    }
}
