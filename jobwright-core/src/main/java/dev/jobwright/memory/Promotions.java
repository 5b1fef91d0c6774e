package dev.jobwright.memory;

import dev.jobwright.JobState;
import dev.jobwright.lifecycle.Trigger;
import dev.jobwright.store.Promotion;
import java.util.List;

/** What time does: expires jobs whose start deadline has passed, and makes those available whose time has come. */
final class Promotions {

    private final MemoryTransaction tx;

    Promotions(MemoryTransaction tx) {
        this.tx = tx;
    }

    Promotion promote(int max) {
        Timetable timetable = tx.jobs.timetable;
        List<MemoryJob> late = timetable.startDeadlinePassed(tx.now, max);
        late.forEach(tx::expire);
        List<MemoryJob> due = timetable.due(tx.now, max);
        due.forEach(job -> tx.move(job, Trigger.DUE, JobState.AVAILABLE));
        return new Promotion(due.size(), late.size(), timetable.nextTime());
    }
}
