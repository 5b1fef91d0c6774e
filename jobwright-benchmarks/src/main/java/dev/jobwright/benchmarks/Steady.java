package dev.jobwright.benchmarks;

import dev.jobwright.JobQueue;
import dev.jobwright.benchmarks.peers.Peers;
import dev.jobwright.worker.Worker;

/** F: 5,000 jobs a second, enqueued one by one, for so many seconds; from the call of enqueue to the start of the handler. */
final class Steady implements Workload {

    static final String NAME = "F";
    static final String WHAT = "steady: 5,000/s offered by 8 callers one by one, same process";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String what() {
        return WHAT;
    }

    @Override
    public Target target(Store store) {
        return Target.atMost(50, Figure.P99)
                .and(Target.halfOf(Figure.ALL_CPU, NAME + " " + Peers.DB_SCHEDULER.label()));
    }

    @Override
    public int mostRounds() {
        return 1;
    }

    @Override
    public Figures measure(Site site) throws Exception {
        JobQueue jobs = site.jobs();
        Offer offer = new Offer(site.seconds());
        try (Worker worker = Worker.on(jobs)
                .handle(NoOp.TYPE, (args, context) -> {
                    offer.started(args.number(), args.sentAt());
                    return NoOp.run(args);
                })
                .start()) {
            return offer.run(site.meter(), number -> jobs.enqueue(NoOp.TYPE, NoOp.args(number)), worker.name());
        }
    }
}
