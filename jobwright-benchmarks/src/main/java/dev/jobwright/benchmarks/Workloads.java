package dev.jobwright.benchmarks;

import java.util.List;

/** All workloads, in the order of the table. */
final class Workloads {

    private static final String E_BASE = "E-100k";

    static final List<Workload> ALL = List.of(
            new RawSync(),
            new RawInserts(RawInserts.LOOP, 10_000, 1),
            new RawInserts("raw-insert-100", 200_000, 100),
            new RawInserts("raw-insert-1000", 200_000, 1_000),
            new EnqueueOneByOne(),
            new EnqueueTogether(),
            new EnqueueBulk(),
            new Drain("C", 100_000, Target.rate(60_000)),
            new StartLatency(),
            new StartLatencyAcross(),
            new Drain("E-10k", 10_000, Target.NONE),
            new Drain(E_BASE, 100_000, Target.NONE),
            new Drain("E-1m", 1_000_000, Target.partOf(0.9, E_BASE)),
            new ClosedLoop("H-300", 300),
            new ClosedLoop("H-1000", 1_000),
            new Sustained(),
            new Idle(),
            new Heap());

    private Workloads() {}

    static Workload named(String name) {
        return ALL.stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no workload " + name + "; there are "
                        + ALL.stream().map(Workload::name).toList()));
    }

    /** What a name on the command line stands for: one workload, or all whose name begins so, such as {@code E}. */
    static List<Workload> matching(String name) {
        List<Workload> family = ALL.stream()
                .filter(workload -> workload.name().startsWith(name + "-"))
                .toList();
        boolean exact = ALL.stream().anyMatch(workload -> workload.name().equals(name));
        return exact || family.isEmpty() ? List.of(named(name)) : family;
    }
}
