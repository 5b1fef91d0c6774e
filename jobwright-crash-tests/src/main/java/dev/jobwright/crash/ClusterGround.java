package dev.jobwright.crash;

import dev.jobwright.pgserver.PgCluster;
import dev.jobwright.pgserver.PgServer;
import dev.jobwright.pgserver.PgServer.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Three PostgreSQL servers, of which at least two have a commit before it is answered. The harm is that the primary dies,
 * and the standby that has most takes over: once, since of the two that are left both are needed.
 */
public final class ClusterGround implements Ground {

    private final PgCluster cluster;
    private final List<Path> folders = new ArrayList<>();
    private int failOvers;

    private ClusterGround(PgCluster cluster) throws Exception {
        this.cluster = cluster;
        for (int number = 1; number <= 3; number++) {
            PgServer node = cluster.node(number);
            folders.add(new Server(node.url()).folder());
        }
    }

    /** Starts the servers. */
    public static ClusterGround start() throws Exception {
        return new ClusterGround(PgCluster.start(Version.V18, Map.of()));
    }

    @Override
    public String url() {
        return cluster.url();
    }

    @Override
    public void harm(Random random, Meanwhile meanwhile) {
        cluster.killPrimary();
        cluster.failOver();
        failOvers++;
    }

    @Override
    public List<Path> folders() {
        return List.copyOf(folders);
    }

    @Override
    public String summary() {
        return "PostgreSQL " + Version.V18 + " on three nodes, " + failOvers + " failovers";
    }

    @Override
    public void close() {
        cluster.close();
    }
}
