package dev.jobwright.worker.specimen;

import dev.jobwright.sqlite.specimen.SpecimenClock;

/** Breaks the order of the modules. */
public final class WorkerThatKnowsSqlite {
    public SpecimenClock clock() {
        return new SpecimenClock();
    }
}
