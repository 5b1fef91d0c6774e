package dev.jobwright.cli.work;

import dev.jobwright.JobQueue;
import dev.jobwright.JobState;
import dev.jobwright.Stats;
import dev.jobwright.Texts;
import dev.jobwright.cli.Signals;
import dev.jobwright.cli.StorePlace;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.cli.command.ProgramPath;
import dev.jobwright.cli.jobs.CommandJob;
import dev.jobwright.cli.output.Plurals;
import dev.jobwright.cli.process.AttemptOutput;
import dev.jobwright.cli.process.CommandRunner;
import dev.jobwright.cli.process.Execution;
import dev.jobwright.cli.process.Launcher;
import dev.jobwright.cli.process.Leftovers;
import dev.jobwright.cli.process.Spawner;
import dev.jobwright.cli.process.Termination;
import dev.jobwright.cli.run.Draining;
import dev.jobwright.cli.run.StopRequest;
import dev.jobwright.worker.Worker;
import dev.jobwright.worker.WorkerEvent;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** One process that runs the commands of jobs, until it is stopped or nothing is left. */
final class CommandWorker {

    /** Each command is killed when its own time to end is over. */
    private static final Duration TO_END_COMMANDS = Duration.ofHours(1);

    private static final Set<JobState> TO_BE_RUN = Set.of(JobState.AVAILABLE, JobState.RETRYING, JobState.RUNNING);
    private static final int LOOK_EVERY_MILLIS = 200;
    private static final int MOST_COUNTED = 100;

    private final Surroundings surroundings;
    private final JobQueue queue;
    private final Set<String> queues;
    private final int slots;
    private final boolean quiet;
    private final Semaphore wakeups = new Semaphore(0);
    private final StopRequest stop = new StopRequest(wakeups::release);
    private final AtomicLong succeeded = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final Launcher launcher;
    private final CommandRunner runner;

    /** @param queues those that it serves; none for all */
    CommandWorker(
            Surroundings surroundings, JobQueue queue, StorePlace place, Set<String> queues, int slots, boolean quiet) {
        this.surroundings = surroundings;
        this.queue = queue;
        this.queues = queues;
        this.slots = slots;
        this.quiet = quiet;
        this.launcher =
                new Launcher(Spawner.ofThisSystem(ProgramPath.of(surroundings.environment(), surroundings.folder())));
        this.runner = new CommandRunner(
                launcher,
                new Termination(new Leftovers(), surroundings.nanos()),
                place.spoolFolder(surroundings.environment()),
                what -> stop.trouble(what, StopRequest.Urgency.DRAIN));
    }

    /** @return the exit code */
    int work(boolean untilEmpty) throws InterruptedException {
        surroundings.signals().listen(this::on);
        try (Worker worker = start()) {
            say("worker " + worker.name() + " began, " + Plurals.of(slots, "slot"));
            while (!stop.isMade() && !(untilEmpty && isEmpty())) {
                if (wakeups.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    wakeups.drainPermits();
                }
            }
            if (stop.isMade() && worker.running() > 0 && !stop.isAtLeast(StopRequest.Urgency.END)) {
                say("stopping; waiting for " + Plurals.of(worker.running(), "running job")
                        + " (Ctrl-C again stops them now)");
            }
            new Draining(worker, launcher, stop).run();
        }
        String trouble = stop.reason();
        if (trouble != null) {
            surroundings.say(Texts.show(trouble, 1_000));
        }
        say(soFar("worker ended"));
        return stop.isMade() ? stop.exitCode() : (int) Math.min(failed.get(), MOST_COUNTED + 1);
    }

    private Worker start() {
        return Worker.on(queue)
                .queues(queues.toArray(String[]::new))
                .handle(
                        CommandJob.TYPE,
                        (job, context) -> runner.run(
                                new Execution(job.command(), Map.of(), job.limits()), context, AttemptOutput.UNSEEN))
                .slots(slots)
                .platformThreads()
                .interruptGrace(TO_END_COMMANDS)
                .quiet()
                .listener(this::on)
                .start();
    }

    private void on(Signals.Kind signal) {
        if (signal == Signals.Kind.USR1) {
            surroundings.say(soFar("worker"));
        } else {
            stop.on(signal);
        }
    }

    private String soFar(String who) {
        return String.format(Locale.ROOT, "%s: %,d succeeded, %,d failed", who, succeeded.get(), failed.get());
    }

    private void on(WorkerEvent event) {
        if (event instanceof WorkerEvent.Settled settled) {
            JobState to = settled.decision().to();
            if (to.isTerminal()) {
                (to == JobState.SUCCEEDED ? succeeded : failed).incrementAndGet();
                wakeups.release();
            }
        } else if (event instanceof WorkerEvent.StoreTrouble trouble) {
            surroundings.say(Texts.show("could not " + trouble.what() + ": " + trouble.error(), 1_000));
        } else if (event instanceof WorkerEvent.LogLost lost) {
            stop.trouble("the output of commands is not kept: " + lost.error(), StopRequest.Urgency.DRAIN);
        }
    }

    private boolean isEmpty() {
        for (Stats.LaneStats lane : queue.stats().lanes()) {
            boolean ours = lane.lane().type().equals(CommandJob.TYPE.name())
                    && (queues.isEmpty() || queues.contains(lane.lane().queue()));
            if (ours && TO_BE_RUN.stream().anyMatch(state -> lane.count(state) > 0)) {
                return false;
            }
        }
        return true;
    }

    private void say(String line) {
        if (!quiet) {
            surroundings.say(line);
        }
    }
}
