package dev.jobwright.benchmarks;

import dev.jobwright.benchmarks.peers.Peers;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** All workloads, in the order of the table. */
final class Workloads {

    private static final String E_BASE = "E-100k";

    private static final Drain C = new Drain(
            "C",
            0,
            100_000,
            Target.rate(60_000),
            Target.partOf(10, "C db-scheduler")
                    .and(Target.partOf(25, "C JobRunr"))
                    .and(Target.partOf(70, "C DBOS"))
                    .and(Target.partOf(200, "C Quartz"))
                    .and(Target.atMost(40, Figure.ALL_CPU))
                    .and(Target.atMost(450, Figure.WAL))
                    .and(Target.atMost(0.02, Figure.STATEMENTS))
                    .and(Target.atMost(200, Figure.RSS)));

    /** Jobwright's own, and the limits of the machine. */
    private static final List<Workload> OWN = List.of(
            new RawSync(),
            new RawInserts(RawInserts.LOOP, 10_000, 1),
            new RawInserts("raw-insert-100", 200_000, 100),
            new RawInserts("raw-insert-1000", 200_000, 1_000),
            new RawServerInserts(RawServerInserts.LOOP, 10_000, 1, 1),
            new RawServerInserts(RawServerInserts.EIGHT, 40_000, 8, 1),
            new RawServerInserts("raw-pg-unnest-1000", 200_000, 1, 1_000),
            new RawTransactions(),
            new EnqueueOneByOne(),
            new EnqueueTogether(),
            new EnqueueBulk(),
            C,
            new Held(C),
            new StartLatency(),
            new StartLatencyAcross(false),
            new StartLatencyAcross(true),
            new Drain("E-10k", 0, 10_000, Target.NONE, Target.NONE),
            new Drain(E_BASE, 0, 100_000, Target.NONE, Target.NONE),
            new Drain("E-1m", 0, 1_000_000, Target.partOf(0.9, E_BASE), Target.partOf(0.9, E_BASE)),
            new Drain("E-5m", 0, 5_000_000, Target.NONE, Target.partOf(0.9, E_BASE)),
            new Drain("E-5m-finished", 5_000_000, 100_000, Target.NONE, Target.partOf(0.9, E_BASE)),
            new ClosedLoop("H-300", 300),
            new ClosedLoop("H-1000", 1_000),
            new Steady(),
            new Held(new Steady()),
            new Sustained(),
            new Held(new Sustained()),
            new Idle(),
            new Heap());

    private static final List<Function<Peers, Workload>> OF_PEERS = List.of(
            PeerEnqueueOneByOne::new,
            PeerEnqueueBulk::new,
            PeerDrain::new,
            PeerStartLatency::new,
            PeerStartLatencyAcross::new,
            PeerSteady::new);

    /** Those of the peers stand behind the one of ours that does the same. */
    static final List<Workload> ALL = OWN.stream()
            .flatMap(own -> Stream.concat(Stream.of(own), ofPeers(own)))
            .toList();

    private Workloads() {}

    private static Stream<Workload> ofPeers(Workload own) {
        return OF_PEERS.stream()
                .flatMap(make -> Arrays.stream(Peers.values()).map(make))
                .filter(workload -> workload.letter().equals(own.name()));
    }

    static Workload named(String name) {
        return ALL.stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no workload " + name + "; there are " + names()));
    }

    static List<String> names() {
        return OWN.stream().map(Workload::name).toList();
    }

    /**
     * What a name on the command line stands for: one workload with those of the peers, or all whose name begins so, such
     * as {@code E}.
     */
    static List<Workload> matching(String name) {
        List<Workload> family = OWN.stream()
                .filter(workload -> workload.name().startsWith(name + "-") && !workload.onlyWhenNamed())
                .toList();
        List<Workload> lettered =
                ALL.stream().filter(workload -> workload.letter().equals(name)).toList();
        return !lettered.isEmpty() ? lettered : family.isEmpty() ? List.of(named(name)) : family;
    }
}
