package dev.jobwright.benchmarks;

import dev.jobwright.benchmarks.peers.Payload;
import dev.jobwright.benchmarks.peers.Peer;
import dev.jobwright.benchmarks.peers.Peers;
import java.util.concurrent.CountDownLatch;

/** D of a peer. */
record PeerStartLatency(Peers peer) implements PeerWorkload {

    @Override
    public String letter() {
        return "D";
    }

    @Override
    public String what() {
        return "enqueue to start of handler, one job each 50 ms, 200 jobs after 20, same process";
    }

    @Override
    public Figures measure(Site site) throws Exception {
        Latencies latencies = new Latencies();
        CountDownLatch left = new CountDownLatch(StartLatency.JOBS + StartLatency.WARM_UP);
        try (Peer opened = peer.open(site.url())) {
            opened.start(payload -> {
                long latency = System.nanoTime() - payload.sentAt();
                if (payload.number() >= StartLatency.WARM_UP) {
                    latencies.record(latency);
                }
                left.countDown();
            });
            StartLatency.send(number -> opened.enqueue(Payload.of(number)));
            Stall.await(left, peer.label());
            return new Figures().with(latencies);
        }
    }
}
