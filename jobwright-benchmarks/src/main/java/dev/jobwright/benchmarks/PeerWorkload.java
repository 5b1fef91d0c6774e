package dev.jobwright.benchmarks;

import dev.jobwright.benchmarks.peers.Peers;

/** What a peer does of the same as Jobwright, on the same server. */
interface PeerWorkload extends Workload {

    Peers peer();

    @Override
    default String name() {
        return letter() + " " + peer().label();
    }

    @Override
    default boolean runsOn(Store store) {
        return store == Store.POSTGRES;
    }

    @Override
    default int heapMegabytes(Store store) {
        return 512;
    }
}
