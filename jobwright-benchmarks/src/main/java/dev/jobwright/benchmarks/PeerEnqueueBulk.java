package dev.jobwright.benchmarks;

import dev.jobwright.benchmarks.peers.Payload;
import dev.jobwright.benchmarks.peers.Peer;
import dev.jobwright.benchmarks.peers.Peers;
import java.util.Locale;
import java.util.stream.LongStream;

/** B of a peer. */
record PeerEnqueueBulk(Peers peer) implements PeerWorkload {

    @Override
    public String letter() {
        return "B";
    }

    @Override
    public String what() {
        return String.format(Locale.ROOT, "enqueue %,d as is documented for many", peer.bulk());
    }

    @Override
    public Figures measure(Site site) throws Exception {
        try (Peer opened = peer.open(site.url())) {
            Meter meter = site.meter();
            opened.enqueueAll(LongStream.range(0, peer.bulk()).mapToObj(Payload::of));
            return meter.jobs(peer.bulk());
        }
    }
}
