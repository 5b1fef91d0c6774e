package dev.jobwright.benchmarks;

import dev.jobwright.worker.Worker;
import java.util.concurrent.TimeUnit;

/** Idle: a worker with nothing to do. */
final class Idle implements Workload {

    private static final int SETTLING_SECONDS = 5;

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public String what() {
        return "a worker with nothing to do, from 5 s after its start";
    }

    @Override
    public Target target(Store store) {
        return store == Store.POSTGRES
                ? Target.atMost(2, Figure.STATEMENT_RATE)
                : new Target("no byte written", (mine, others) -> Target.of(mine, Figure.WRITTEN) == 0);
    }

    @Override
    public int mostRounds() {
        return 1;
    }

    @Override
    public Figures measure(Site site) throws Exception {
        try (Worker worker = Worker.on(site.jobs())
                .handle(NoOp.TYPE, (args, context) -> NoOp.run(args))
                .start()) {
            TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
            Meter meter = site.meter();
            TimeUnit.SECONDS.sleep(site.seconds());
            System.out.println(worker.name() + " has waited");
            return meter.idle();
        }
    }
}
