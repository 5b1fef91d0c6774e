package dev.jobwright.tck.model;

import dev.jobwright.tck.StoreFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plays one random sequence for each seed, until one of them shows a difference; that one is made as short as it gets.
 * The same seed plays the same sequence.
 */
public final class Campaign {

    private static final int OPS_PER_COMPARISON = 40;

    private final Supplier<StoreFixture> fixtures;
    private final int length;
    private long operations;

    /** @param length operations in a sequence */
    public Campaign(Supplier<StoreFixture> fixtures, int length) {
        this.fixtures = fixtures;
        this.length = length;
    }

    /** Operations that were played so far, those of shortening left out. */
    public long operations() {
        return operations;
    }

    /** Plays the sequence of that seed; the report of a difference, or null when there is none. */
    public @Nullable String play(long seed) {
        List<Op> played = new ArrayList<>();
        RuntimeException difference = null;
        StoreFixture fixture = fixtures.get();
        try (fixture;
                Duel duel = new Duel(fixture)) {
            Generator generator = new Generator(seed, duel);
            for (int i = 1; i <= length && difference == null; i++) {
                Op op = i == length || i % OPS_PER_COMPARISON == 0 ? new Ops.CompareAll() : generator.next();
                played.add(op);
                operations++;
                difference = play(op, duel);
            }
        }
        return difference == null ? null : new Shrinker(fixtures).report(fixture.name(), seed, played, difference);
    }

    private static @Nullable RuntimeException play(Op op, Duel duel) {
        try {
            op.play(duel);
            return null;
        } catch (RuntimeException e) {
            return e instanceof Mismatch ? e : new Mismatch("it threw " + e, e);
        }
    }
}
