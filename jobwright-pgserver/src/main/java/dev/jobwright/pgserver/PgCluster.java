package dev.jobwright.pgserver;

import static java.util.stream.Collectors.joining;

import dev.jobwright.pgserver.PgServer.Durability;
import dev.jobwright.pgserver.PgServer.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Three servers to throw away, n1, n2 and n3: one primary, and standbys of which at least one has a commit on its disk
 * before it is answered. n1 is the first primary. Nothing fails over by itself: the caller does what an operator would.
 */
public final class PgCluster implements AutoCloseable {
    private static final int NODES = 3;
    private static final int WAIT_SECONDS = 60;

    private final List<PgServer> nodes = new ArrayList<>();
    private int primary = 1;

    private PgCluster() {}

    /**
     * Returns when both standbys follow.
     *
     * @param settings of all nodes, by the names of {@code postgresql.conf}
     */
    public static PgCluster start(Version version, Map<String, String> settings) {
        PgCluster cluster = new PgCluster();
        try {
            for (int number = 1; number <= NODES; number++) {
                cluster.nodes.add(cluster.startNode(version, number, settings));
            }
            cluster.awaitFollowing("n2");
            cluster.awaitFollowing("n3");
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private PgServer startNode(Version version, int number, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        // Each may become the primary, and wait for the two others; its own name never answers.
        all.put("synchronous_standby_names", "ANY 1 (n1, n2, n3)");
        all.put("synchronous_commit", "on");
        all.put("wal_keep_size", "128MB");
        all.put("wal_retrieve_retry_interval", "50ms");
        boolean standby = number != primary;
        if (standby) {
            all.put("primary_conninfo", connectionOf(number));
        }
        all.putAll(settings);
        return PgServer.start(version, Durability.OFF, all, standby);
    }

    /** JDBC, of whichever node is the primary when a connection is made. */
    public String url() {
        return url("postgres");
    }

    public String url(String database) {
        String hosts = nodes.stream().map(node -> "127.0.0.1:" + node.port()).collect(joining(","));
        return "jdbc:postgresql://" + hosts + "/" + database
                + "?user=postgres&targetServerType=primary&hostRecheckSeconds=0";
    }

    /** @param number from 1 to 3 */
    public PgServer node(int number) {
        return nodes.get(number - 1);
    }

    /** The one that was promoted last, whether it lives or not. */
    public synchronized PgServer primary() {
        return node(primary);
    }

    public void killPrimary() {
        primary().kill();
    }

    /** The number of the living standby that has received most: the only one that is sure to have all commits. */
    public synchronized int mostAdvancedStandby() {
        String query = "select coalesce(pg_last_wal_receive_lsn() - '0/0', 0)";
        return standbys()
                .max((one, other) -> Long.compare(position(one, query), position(other, query)))
                .orElseThrow();
    }

    private long position(int standby, String query) {
        return Long.parseLong(String.valueOf(Sql.ask(node(standby).url(), query)));
    }

    /** Makes a standby the primary; returns when it takes writes. They wait until another {@link #follow follows}. */
    public synchronized void promote(int number) {
        if (!"t".equals(Sql.ask(node(number).url(), "select pg_promote(true, " + WAIT_SECONDS + ")"))) {
            throw new IllegalStateException(
                    "n" + number + " was not promoted:\n" + node(number).logTail());
        }
        primary = number;
    }

    /** Points a standby to the primary; returns when it follows. */
    public synchronized void follow(int number) {
        String url = node(number).url();
        Sql.run(url, "alter system set primary_conninfo = '" + connectionOf(number) + "'");
        Sql.run(url, "select pg_reload_conf()");
        awaitFollowing("n" + number);
    }

    /** Promotes the most advanced standby and lets the other one follow it. */
    public synchronized void failOver() {
        promote(mostAdvancedStandby());
        standbys().forEach(this::follow);
    }

    /** The numbers of the living ones; a primary that was killed before is none. */
    private Stream<Integer> standbys() {
        return Stream.of(1, 2, 3)
                .filter(number -> node(number).isRunning())
                .filter(number -> "t".equals(Sql.ask(node(number).url(), "select pg_is_in_recovery()")));
    }

    private String connectionOf(int standby) {
        return "host=127.0.0.1 port=" + primary().port() + " user=postgres application_name=n" + standby;
    }

    private void awaitFollowing(String name) {
        String query = "select exists (select from pg_stat_replication where application_name = '" + name
                + "' and state = 'streaming')";
        Sql.await(primary().url(), query, WAIT_SECONDS);
    }

    @Override
    public synchronized void close() {
        nodes.forEach(PgServer::close);
    }
}
