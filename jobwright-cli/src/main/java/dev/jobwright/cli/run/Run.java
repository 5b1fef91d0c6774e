package dev.jobwright.cli.run;

import dev.jobwright.JobQueue;
import dev.jobwright.JobwrightException;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.cli.run.StopRequest.Urgency;
import dev.jobwright.worker.Worker;
import dev.jobwright.worker.WorkerEvent;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One process at work on a workload, until nothing is left of it or somebody wants to stop. Wires intake, worker and
 * signals, and waits; all that is durable is in the store.
 */
final class Run {

    private static final Duration FOR_THE_LEASE = Duration.ofSeconds(12);
    private static final Duration TO_END_COMMANDS = Duration.ofSeconds(20);
    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(10_000);
    private static final int LOOK_EVERY_MILLIS = 200;

    private final Surroundings surroundings;
    private final JobQueue queue;
    private final String name;
    private final int slots;
    private final LineHandler handler;
    private final Launcher launcher;
    private final Screen screen;
    private final StopRequest stop;
    private final Semaphore wakeups;
    private final AtomicLong open = new AtomicLong();
    private final @Nullable IntakeThread intake;
    private final Progress progress;

    /** @param intake null when all input has become jobs already */
    Run(
            Surroundings surroundings,
            JobQueue queue,
            String name,
            int slots,
            LineHandler handler,
            Launcher launcher,
            Screen screen,
            StopRequest stop,
            Semaphore wakeups,
            @Nullable Intake intake,
            boolean inputCanBreakOff) {
        this.surroundings = surroundings;
        this.queue = queue;
        this.name = name;
        this.slots = slots;
        this.handler = handler;
        this.launcher = launcher;
        this.screen = screen;
        this.stop = stop;
        this.wakeups = wakeups;
        this.intake = intake == null ? null : new IntakeThread(intake, stop, inputCanBreakOff, this::enqueued);
        this.progress = new Progress(surroundings.nanos(), slots);
    }

    /** Works until the end. @return how it stands then */
    Counts go() throws InterruptedException {
        surroundings.signals().listen(stop::on);
        try (WorkloadLease lease = new WorkloadLease(queue, name, this::taken)) {
            if (!lease.await(FOR_THE_LEASE)) {
                throw new JobwrightException("another process works on run " + name + ": wait for it, or end it first");
            }
            open.addAndGet(counts().left());
            try (Worker worker = startWorker()) {
                if (intake != null) {
                    intake.start();
                }
                Counts counts = work();
                drain(worker, counts);
            }
            Counts last = counts();
            if (isInputComplete() && last.left() == 0) {
                lease.finish(new Workload.Outcome(last.succeeded(), last.failed()));
            }
            return last;
        } finally {
            screen.clear();
        }
    }

    private Worker startWorker() {
        return Worker.on(queue)
                .queues(name)
                .handle(Line.TYPE, handler)
                .slots(slots)
                .platformThreads()
                .interruptGrace(TO_END_COMMANDS)
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
            screen.say("could not " + trouble.what() + ": " + trouble.error());
        }
    }

    private void ended() {
        if (open.decrementAndGet() <= 0 && isInputComplete()) {
            wakeups.release();
        }
    }

    private void enqueued(int jobs) {
        open.addAndGet(jobs);
        wakeups.release();
    }

    private void taken() {
        stop.trouble("run " + name + " was cancelled, or taken by another process", Urgency.END);
    }

    boolean isInputComplete() {
        return intake == null || intake.isComplete();
    }

    private Counts counts() {
        return Counts.of(name, queue.stats());
    }

    /** Until nothing is left, or a stop. The count is a hint when to look; the store knows. */
    private Counts work() throws InterruptedException {
        int idleLooks = 0;
        while (true) {
            boolean maybeOver = isInputComplete() && (open.get() <= 0 || idleLooks >= 5);
            if (maybeOver || surroundings.errIsTerminal() || stop.isMade()) {
                Counts counts = counts();
                draw(counts);
                if (stop.isMade() || (isInputComplete() && counts.isOver())) {
                    return counts;
                }
                idleLooks = 0;
            }
            idleLooks += wakeups.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS) ? 0 : 1;
            wakeups.drainPermits();
        }
    }

    private void draw(Counts counts) {
        if (surroundings.errIsTerminal()) {
            screen.draw(progress.text(counts, isInputComplete()));
        }
    }

    /** Claims nothing more, and lets running commands end, unless the request grows more urgent meanwhile. */
    private void drain(Worker worker, Counts counts) throws InterruptedException {
        if (stop.isMade() && !stop.isAtLeast(Urgency.END)) {
            screen.say(String.format(
                    Locale.ROOT,
                    "stopping; waiting for %,d running jobs (Ctrl-C again stops them now)",
                    Math.min(counts.running(), slots)));
        }
        Thread closer = new Thread(() -> worker.close(AS_LONG_AS_IT_TAKES), "jobwright-drain");
        closer.start();
        boolean interrupted = false;
        while (closer.isAlive()) {
            if (stop.isAtLeast(Urgency.END) && !interrupted) {
                closer.interrupt();
                interrupted = true;
            }
            if (stop.isAtLeast(Urgency.KILL)) {
                launcher.killAll();
            }
            closer.join(LOOK_EVERY_MILLIS / 4);
        }
    }
}
