package dev.jobwright.sqlite.specimen;

import java.time.Instant;
import java.util.function.Supplier;

/** Breaks the ban on time, once by a call and once by a method reference. */
public final class StoreThatSleeps {
    public void pause() throws InterruptedException {
        Thread.sleep(1);
    }

    public Supplier<Instant> now() {
        return Instant::now;
    }
}
