package dev.jobwright.cli.run;

import java.util.BitSet;

/** Gives each command that runs a number that no other one has meanwhile, the smallest that is free, from 1. */
final class SlotNumbers {

    private final BitSet taken = new BitSet();

    synchronized int take() {
        int free = taken.nextClearBit(0);
        taken.set(free);
        return free + 1;
    }

    synchronized void give(int number) {
        taken.clear(number - 1);
    }
}
