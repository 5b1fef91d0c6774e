package dev.jobwright.pgserver;

import dev.jobwright.pgserver.PgServer.Durability;
import dev.jobwright.pgserver.PgServer.Version;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The servers of this JVM: closed when it ends. A JVM that has no time for that leaves it to {@code guard.sh}. */
final class OpenServers {
    private static final Set<PgServer> OPEN = ConcurrentHashMap.newKeySet();
    private static final Map<Version, PgServer> SHARED = new EnumMap<>(Version.class);

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> OPEN.forEach(PgServer::close), "jobwright-pgserver-end"));
    }

    static void add(PgServer server) {
        OPEN.add(server);
    }

    static void remove(PgServer server) {
        OPEN.remove(server);
    }

    static synchronized PgServer shared(Version version) {
        return SHARED.computeIfAbsent(version, any -> PgServer.start(any, Durability.OFF, Map.of()));
    }

    private OpenServers() {}
}
