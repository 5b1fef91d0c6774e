package dev.jobwright.benchmarks;

import dev.jobwright.benchmarks.peers.Payload;
import dev.jobwright.benchmarks.peers.Peer;
import dev.jobwright.benchmarks.peers.Peers;

/** F of a peer. */
record PeerSteady(Peers peer) implements PeerWorkload {

    @Override
    public String letter() {
        return Steady.NAME;
    }

    @Override
    public String what() {
        return Steady.WHAT;
    }

    @Override
    public int mostRounds() {
        return 1;
    }

    /** Most of them cannot do as much, and would never come to an end. */
    @Override
    public boolean runsOn(Store store) {
        return PeerWorkload.super.runsOn(store) && peer == Peers.DB_SCHEDULER;
    }

    @Override
    public Figures measure(Site site) throws Exception {
        Offer offer = new Offer(site.seconds());
        try (Peer opened = peer.open(site.url())) {
            opened.start(payload -> offer.started(payload.number(), payload.sentAt()));
            return offer.run(site.meter(), number -> opened.enqueue(Payload.of(number)), peer.label());
        }
    }
}
