package dev.jobwright.benchmarks;

import dev.jobwright.benchmarks.peers.Payload;
import dev.jobwright.benchmarks.peers.Peer;
import dev.jobwright.benchmarks.peers.Peers;
import java.io.OutputStream;
import java.util.List;

/** D2 of a peer. */
record PeerStartLatencyAcross(Peers peer) implements PeerWorkload {

    @Override
    public String letter() {
        return "D2";
    }

    @Override
    public String what() {
        return "as D, with the worker in another process";
    }

    @Override
    public Figures measure(Site site) throws Exception {
        try (Peer opened = peer.open(site.url())) {
            Process worker =
                    Jvm.start(heapMegabytes(Store.POSTGRES), WorkerMain.class, List.of(peer.label(), site.url()));
            return StartLatencyAcross.measure(worker, number -> opened.enqueue(Payload.of(number)));
        }
    }

    /** The other process: writes the latency of each job, until its input ends. */
    static final class WorkerMain {

        private WorkerMain() {}

        public static void main(String[] args) throws Exception {
            try (Peer peer = Peers.named(args[0]).open(args[1])) {
                peer.start(payload -> System.out.println(System.nanoTime() - payload.sentAt()));
                System.out.println(StartLatencyAcross.READY);
                System.in.transferTo(OutputStream.nullOutputStream()); // nothing is sent: this waits for the end
            }
        }
    }
}
