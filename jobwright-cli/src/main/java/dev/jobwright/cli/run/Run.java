package dev.jobwright.cli.run;

import dev.jobwright.JobwrightException;
import dev.jobwright.cli.Signals;
import dev.jobwright.cli.output.Counts;
import dev.jobwright.cli.output.Plurals;
import dev.jobwright.cli.output.Progress;
import dev.jobwright.cli.process.Launcher;
import dev.jobwright.cli.process.Limits;
import dev.jobwright.cli.run.StopRequest.Urgency;
import dev.jobwright.worker.Worker;
import dev.jobwright.worker.WorkerEvent;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One process at work on a workload, until nothing is left of it or somebody wants to stop. Wires intake, worker and
 * signals, and waits; all that is durable is in the store.
 */
final class Run {

    private static final Duration FOR_THE_LEASE = Duration.ofSeconds(12);
    private static final Duration FOR_THE_REST_OF_THE_INPUT = Duration.ofSeconds(1);
    private static final Duration BEYOND_KILLING = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final RunContext context;
    private final String name;
    private final Workloads workloads;
    private final Limits limits;
    private final LineHandler handler;
    private final Launcher launcher;
    private final StopRequest stop;
    private final Semaphore wakeups;
    private final AtomicLong open;
    private final @Nullable IntakeThread intake;
    private final Progress progress;
    private volatile boolean statusWanted;

    /**
     * @param wakeups a permit whenever it is worth looking
     * @param open how many lines are still to be done, at least: a hint
     * @param intake null when all input has become jobs already
     */
    Run(
            RunContext context,
            String name,
            Limits limits,
            LineHandler handler,
            Launcher launcher,
            StopRequest stop,
            Semaphore wakeups,
            AtomicLong open,
            @Nullable IntakeThread intake) {
        this.context = context;
        this.name = name;
        this.limits = limits;
        this.workloads = context.workloads();
        this.handler = handler;
        this.launcher = launcher;
        this.stop = stop;
        this.wakeups = wakeups;
        this.open = open;
        this.intake = intake;
        this.progress = context.seen().progress(context.screen(), context.surroundings(), context.slots());
    }

    /**
     * Works until the end.
     *
     * @param first done as soon as no other process works on the workload, and before anything is run
     * @return how it stands then
     */
    Counts go(Runnable first) throws InterruptedException {
        context.surroundings().signals().listen(this::on);
        try (WorkloadLease lease = new WorkloadLease(context.queue(), name, this::taken)) {
            if (!lease.await(FOR_THE_LEASE)) {
                throw new JobwrightException("another process works on run " + name + ": wait for it, or end it first");
            }
            first.run();
            open.addAndGet(counts().left());
            context.say("run " + name + " started, " + Plurals.of(context.slots(), "slot"));
            try (Worker worker = startWorker()) {
                if (intake != null) {
                    intake.start();
                }
                Counts counts = work();
                drain(worker, counts);
            }
            if (intake != null && stop.countsFailures()) {
                intake.await(FOR_THE_REST_OF_THE_INPUT); // what is not taken in must be given again
            }
            Counts last = counts();
            if (isInputComplete() && last.left() == 0) {
                lease.finish(new Workload.Outcome(last.succeeded(), last.failed()));
            }
            return last;
        } finally {
            context.screen().clear();
        }
    }

    private void on(Signals.Kind signal) {
        if (signal == Signals.Kind.USR1) {
            statusWanted = true;
            wakeups.release();
        } else {
            stop.on(signal);
        }
    }

    private Worker startWorker() {
        return Worker.on(context.queue())
                .queues(name)
                .handle(Line.TYPE, handler)
                .slots(context.slots())
                .platformThreads()
                .interruptGrace(limits.killAfter().plus(BEYOND_KILLING))
                .quiet()
                .listener(this::on)
                .start();
    }

    private void on(WorkerEvent event) {
        if (event instanceof WorkerEvent.Settled settled
                && settled.decision().to().isTerminal()) {
            ended();
        } else if (event instanceof WorkerEvent.Rescued rescued
                && rescued.decision().to().isTerminal()) {
            ended();
        } else if (event instanceof WorkerEvent.StoreTrouble trouble) {
            context.screen().say("could not " + trouble.what() + ": " + trouble.error());
        } else if (event instanceof WorkerEvent.LogLost lost) {
            stop.trouble("the output of commands is not kept: " + lost.error(), Urgency.DRAIN);
        }
    }

    private void ended() {
        if (open.decrementAndGet() <= 0 && isInputComplete()) {
            wakeups.release();
        }
    }

    private void taken() {
        stop.trouble("run " + name + " was cancelled, or taken by another process", Urgency.END);
    }

    boolean isInputComplete() {
        return intake == null || intake.isComplete();
    }

    private Counts counts() {
        return workloads.counts(name);
    }

    /** Until nothing is left, or a stop. The number of open lines is a hint when to look; the store knows. */
    private Counts work() throws InterruptedException {
        LongSupplier nanos = context.surroundings().nanos();
        long lookedAt = nanos.getAsLong();
        while (true) {
            boolean maybeOver = stop.isMade() || (isInputComplete() && open.get() <= 0);
            if (maybeOver || statusWanted || nanos.getAsLong() - lookedAt >= LOOK_EVERY.toNanos()) {
                lookedAt = nanos.getAsLong();
                Counts counts = counts();
                show(counts);
                if (stop.isMade() || (isInputComplete() && counts.isOver())) {
                    return counts;
                }
            }
            wakeups.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            wakeups.drainPermits();
        }
    }

    private void show(Counts counts) {
        progress.show(counts, isInputComplete());
        if (statusWanted) {
            statusWanted = false;
            context.screen()
                    .say(String.format(
                            Locale.ROOT, "run %s: %s, %,d of it running", name, counts.summary(), counts.running()));
        }
    }

    /** Claims nothing more, and lets running commands end, unless the request grows more urgent meanwhile. */
    private void drain(Worker worker, Counts counts) throws InterruptedException {
        String reason = stop.reason();
        if (reason != null) {
            context.screen().say(reason);
        }
        long running = Math.min(counts.running(), worker.running()); // what is claimed ahead does not run yet
        if (stop.isMade() && running > 0 && !stop.isAtLeast(Urgency.END)) {
            context.screen()
                    .say("stopping; waiting for " + Plurals.of(running, "running job")
                            + " (Ctrl-C again stops them now)");
        }
        new Draining(worker, launcher, stop).run();
    }
}
