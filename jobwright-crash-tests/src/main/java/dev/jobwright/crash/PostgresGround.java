package dev.jobwright.crash;

import static java.util.Collections.disjoint;

import dev.jobwright.pgserver.PgServer;
import dev.jobwright.pgserver.PgServer.Durability;
import dev.jobwright.pgserver.PgServer.Stop;
import dev.jobwright.pgserver.PgServer.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server, whose connections are ended, whose processes are killed, and which is started again.
 *
 * <p>A commit is answered when it is written ({@code synchronous_commit = on}), but nobody waits for the disk
 * ({@code fsync = off}): here processes die and the machine does not, and what a process has written is the operating
 * system's.
 */
public final class PostgresGround implements Ground {

    private static final int MOST_TERMINATED = 4;
    private static final int RECOVERY_SECONDS = 60;
    private static final int SHORTLY_AWAY_MILLIS = 300;
    private static final int LONG_AWAY_MILLIS = 4_000;

    /** What can be done to a server. */
    private enum Harm {
        TERMINATE_SOME("terminations of some backends"),
        TERMINATE_ALL("terminations of all backends"),
        KILL_BACKEND("kills of a backend, after which the server starts itself again"),
        RESTART("restarts"),
        KILL_SERVER("kills of the server with a restart");

        final String words;

        Harm(String words) {
            this.words = words;
        }
    }

    private final PgServer pg;
    private final Server server;
    private final Path folder;
    private final List<Harm> harms;
    private final List<Harm> deck = new ArrayList<>();
    private final Map<Harm, Integer> done = new EnumMap<>(Harm.class);
    private int terminated;

    private PostgresGround(PgServer pg, List<Harm> harms) throws Exception {
        this.pg = pg;
        this.harms = harms;
        this.server = new Server(pg.url());
        this.folder = server.folder();
    }

    /** Starts a server. */
    public static PostgresGround start() throws Exception {
        return new PostgresGround(server(Map.of("synchronous_commit", "on")), List.of(Harm.values()));
    }

    /** Starts one that answers commits long before it writes them, and is killed: it must be found to lose jobs. */
    static PostgresGround forgetful() throws Exception {
        Map<String, String> late =
                Map.of("synchronous_commit", "off", "wal_writer_delay", "10s", "wal_writer_flush_after", "1GB");
        return new PostgresGround(server(late), List.of(Harm.KILL_SERVER));
    }

    private static PgServer server(Map<String, String> settings) {
        return PgServer.start(Version.V18, Durability.OFF, settings);
    }

    /** What was committed until now is on disk, even if the server is forgetful. */
    void remember() throws Exception {
        server.checkpoint();
    }

    @Override
    public String url() {
        return pg.url();
    }

    /** All kinds come in turn, in an order that is drawn anew each time. */
    @Override
    public void harm(Random random, Meanwhile meanwhile) throws Exception {
        if (deck.isEmpty()) {
            deck.addAll(harms);
            Collections.shuffle(deck, random);
        }
        Harm harm = deck.remove(0);
        switch (harm) {
            case TERMINATE_SOME -> {
                for (int i = random.nextInt(MOST_TERMINATED); i >= 0; i--) {
                    terminate(any(random));
                }
            }
            case TERMINATE_ALL -> terminate(server.backends());
            case KILL_BACKEND -> killBackend(random);
            case RESTART -> {
                pg.stop(Stop.FAST);
                beAway(random, meanwhile);
            }
            case KILL_SERVER -> {
                pg.kill();
                beAway(random, meanwhile);
            }
        }
        done.merge(harm, 1, Integer::sum);
    }

    /** The server then ends all connections, recovers, and goes on. */
    private void killBackend(Random random) throws Exception {
        List<Long> before = server.backends();
        for (long victim : any(random)) {
            boolean killed = ProcessHandle.of(pg.pid())
                    .orElseThrow()
                    .children()
                    .filter(process -> process.pid() == victim)
                    .anyMatch(ProcessHandle::destroyForcibly);
            if (killed) {
                Deadline.await("a recovery", RECOVERY_SECONDS, () -> disjoint(before, server.backends()));
            }
        }
    }

    private List<Long> any(Random random) throws Exception {
        List<Long> backends = server.backends();
        return backends.isEmpty() ? backends : List.of(backends.get(random.nextInt(backends.size())));
    }

    private void terminate(List<Long> backends) throws Exception {
        for (long backend : backends) {
            if (server.terminate(backend)) {
                terminated++;
            }
        }
    }

    /** Mostly for a moment; sometimes longer than leases may last. */
    private void beAway(Random random, Meanwhile meanwhile) throws Exception {
        int millis = random.nextInt(4) == 0 ? random.nextInt(LONG_AWAY_MILLIS) : random.nextInt(SHORTLY_AWAY_MILLIS);
        meanwhile.run();
        TimeUnit.MILLISECONDS.sleep(millis);
        pg.startAgain();
    }

    @Override
    public List<Path> folders() {
        return List.of(folder);
    }

    @Override
    public String summary() {
        StringBuilder text =
                new StringBuilder("PostgreSQL " + Version.V18 + ", " + terminated + " backends terminated");
        done.forEach(
                (harm, times) -> text.append(", ").append(times).append(' ').append(harm.words));
        return text.toString();
    }

    @Override
    public void close() {
        pg.close();
    }
}
