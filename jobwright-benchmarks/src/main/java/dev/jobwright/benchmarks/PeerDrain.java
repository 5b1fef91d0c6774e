package dev.jobwright.benchmarks;

import dev.jobwright.benchmarks.peers.Payload;
import dev.jobwright.benchmarks.peers.Peer;
import dev.jobwright.benchmarks.peers.Peers;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** C of a peer: to the last handler, and then until a query, asked each 2 ms, finds the last end committed. */
record PeerDrain(Peers peer) implements PeerWorkload {

    @Override
    public String letter() {
        return "C";
    }

    @Override
    public String what() {
        return String.format(Locale.ROOT, "drain %,d with one worker process", peer.drained());
    }

    @Override
    public boolean isPrepared() {
        return true;
    }

    @Override
    public void prepare(Site site) throws Exception {
        try (Peer opened = peer.open(site.url())) {
            opened.enqueueAll(LongStream.range(0, peer.drained()).mapToObj(Payload::of));
        }
    }

    @Override
    public Figures measure(Site site) throws Exception {
        CountDownLatch left = new CountDownLatch(peer.drained());
        try (Peer opened = peer.open(site.url())) {
            Meter meter = site.meter();
            opened.start(payload -> left.countDown());
            Stall.await(left, peer.label());
            while (!opened.isDrained()) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
            return meter.jobs(peer.drained());
        }
    }
}
