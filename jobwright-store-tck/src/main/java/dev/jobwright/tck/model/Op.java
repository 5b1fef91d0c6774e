package dev.jobwright.tck.model;

/**
 * One operation of a sequence: plain data, so that a sequence can be played again, shortened and read. What it refers
 * to (a job, a claim) it names; when that is not there in a shortened sequence, it does nothing.
 */
interface Op {

    /** Plays it on both sides, and compares what they say. */
    void play(Duel duel);

    /** A line that reads like code. */
    @Override
    String toString();
}
