package dev.jobwright.cli.run;

import dev.jobwright.JobQueue;
import dev.jobwright.cli.StorePlace;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.cli.output.OutputOptions;
import dev.jobwright.cli.output.Screen;
import dev.jobwright.cli.process.Leftovers;
import dev.jobwright.cli.process.Spawner;
import dev.jobwright.cli.process.Termination;

/**
 * What a process works with, whatever the workload.
 *
 * @param slots commands at once
 * @param seen what is shown of it
 * @param spawner how commands come to be
 */
record RunContext(
        Surroundings surroundings,
        JobQueue queue,
        StorePlace place,
        int slots,
        OutputOptions seen,
        Screen screen,
        Spawner spawner) {

    Workloads workloads() {
        return new Workloads(queue);
    }

    Termination termination() {
        return new Termination(new Leftovers(), surroundings.nanos());
    }

    /** A notice, unless the user wants none. */
    void say(String line) {
        if (!seen.quiet()) {
            screen.say(line);
        }
    }
}
