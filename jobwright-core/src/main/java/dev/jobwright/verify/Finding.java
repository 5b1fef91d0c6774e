package dev.jobwright.verify;

/**
 * Something that a store holds and should not.
 *
 * @param invariant the number of the broken rule: {@link Invariant}
 * @param where the id of a job, or a lane
 * @param what a sentence that says what is wrong
 */
public record Finding(Invariant invariant, String where, String what) {

    @Override
    public String toString() {
        return invariant + " " + where + ": " + what;
    }
}
