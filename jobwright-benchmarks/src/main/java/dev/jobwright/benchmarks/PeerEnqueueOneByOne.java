package dev.jobwright.benchmarks;

import dev.jobwright.benchmarks.peers.Payload;
import dev.jobwright.benchmarks.peers.Peer;
import dev.jobwright.benchmarks.peers.Peers;
import java.util.Locale;

/** A of a peer. */
record PeerEnqueueOneByOne(Peers peer) implements PeerWorkload {

    @Override
    public String letter() {
        return "A";
    }

    @Override
    public String what() {
        return String.format(Locale.ROOT, "enqueue one by one, one caller, %,d", peer.oneByOne());
    }

    @Override
    public Figures measure(Site site) throws Exception {
        Latencies latencies = new Latencies();
        try (Peer opened = peer.open(site.url())) {
            Meter meter = site.meter();
            for (int i = 0; i < peer.oneByOne(); i++) {
                long from = System.nanoTime();
                opened.enqueue(Payload.of(i));
                latencies.record(System.nanoTime() - from);
            }
            return meter.jobs(peer.oneByOne()).with(latencies);
        }
    }
}
