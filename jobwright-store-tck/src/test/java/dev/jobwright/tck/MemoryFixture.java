package dev.jobwright.tck;

import dev.jobwright.memory.MemoryStore;
import dev.jobwright.store.JobStore;
import java.time.InstantSource;

/** The reference store: nothing survives it. */
record MemoryFixture(MemoryStore.Walk walk) implements StoreFixture {

    MemoryFixture() {
        this((from, trigger, to) -> {});
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public JobStore open(InstantSource clock) {
        return new MemoryStore(clock, walk);
    }
}
