package dev.jobwright.worker;

import dev.jobwright.Closed;
import dev.jobwright.InstanceId;
import dev.jobwright.JobId;
import dev.jobwright.JobQueue;
import dev.jobwright.JobwrightException;
import dev.jobwright.LeaseToken;
import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.queue.QueueRuntime;
import dev.jobwright.queue.Signals;
import dev.jobwright.runtime.Pacer;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.JobStore;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A running worker. This class wires the stages, and holds nothing else:
 *
 * <pre>{@code
 * ClaimLoop ─► Slots ─► AttemptRunner ─► SettleLoop          thread "jobwright-claim" ─► slots ─► "jobwright-settle"
 * RenewLoop, TimeLimits                                      thread "jobwright-renew": waits for nobody else
 * RescueLoop, PromoteLoop                                    thread "jobwright-tick"
 * }</pre>
 */
public final class Worker implements AutoCloseable {

    private static final Duration SPACING_OF_HINTS = Duration.ofMillis(20);
    private static final Duration FLUSH = Duration.ofSeconds(30);

    private final QueueRuntime queue;
    private final WorkerConfig config;
    private final WorkerRuntime runtime;
    private final JobStore store;
    private final InstanceId instance;
    private final SlotThreads threads;
    private final AtWork atWork;
    private final Slots slots;
    private final SettleLoop settleLoop;
    private final ClaimLoop claimLoop;
    private final RenewLoop renewLoop;
    private final Tick.Entry renew;
    private final Tick.Entry limits;
    private final Tick.Entry rescue;
    private final Tick.Entry promote;
    private final Pacer claimPacer;
    private final Pacer settlePacer;
    private final Pacer renewPacer;
    private final Pacer tickPacer;
    private final Signals.Listener signals = new Hints();
    private final AtomicBoolean closing = new AtomicBoolean();

    /** Another process may have changed something. */
    private final AtomicBoolean hinted = new AtomicBoolean();

    private final CountDownLatch closed = new CountDownLatch(1);

    /** Describes a worker on this queue. */
    public static WorkerBuilder on(JobQueue queue) {
        return new WorkerBuilder(queue);
    }

    Worker(QueueRuntime queue, WorkerConfig config, WorkerRuntime runtime) {
        this.queue = queue;
        this.config = config;
        this.runtime = runtime;
        this.store = queue.store();
        this.instance = new InstanceId(runtime.secure().nextLong());
        this.threads = SlotThreads.of(config.virtualThreads());
        Nanos nanos = runtime.nanos();
        WorkerListener listener = config.listener();
        Claimer claimer = new Claimer(instance, config.name(), config.lease());
        Load load = new Load(config.slots(), nanos);
        LeaseClock leaseClock = new LeaseClock(nanos, config.lease());

        this.atWork = new AtWork(this::askLimits);
        AttemptRunner runner = new AttemptRunner(
                config.handlers(),
                queue.codec(),
                new Completions(store, runtime.random()),
                store,
                atWork,
                leaseClock,
                nanos);
        this.slots = new Slots(config.slots(), threads, runner::run, this::executed);
        this.settleLoop = new SettleLoop(store, load, runtime.random(), listener, new Trouble(listener), nanos);
        this.claimLoop = new ClaimLoop(
                store,
                claimer,
                queue.namespace(),
                config.queues(),
                config.handlers().keySet(),
                load,
                leaseClock,
                nanos,
                runtime.secure(),
                this::claimed,
                new Trouble(listener));
        this.renewLoop = new RenewLoop(store, claimer, load, leaseClock, nanos, this::revoked, new Trouble(listener));
        TimeLimits timeLimits = new TimeLimits(
                atWork,
                slots,
                renewLoop::isAsleep,
                config.interruptGrace(),
                config.lease(),
                nanos,
                this::executed,
                this::giveBack,
                listener);
        RescueLoop rescueLoop =
                new RescueLoop(store, config.lease(), nanos, runtime.random(), listener, new Trouble(listener));
        PromoteLoop promoteLoop = new PromoteLoop(store, new Trouble(listener));

        this.renew = new Tick.Entry(renewLoop::runOnce, Duration.ZERO);
        this.limits = new Tick.Entry(timeLimits::runOnce, Duration.ZERO);
        this.rescue = new Tick.Entry(
                rescueLoop::runOnce, config.lease().multipliedBy(3).dividedBy(10));
        this.promote = new Tick.Entry(promoteLoop::runOnce, SPACING_OF_HINTS);
        this.claimPacer = new Pacer("jobwright-claim", this::claim);
        this.settlePacer = new Pacer("jobwright-settle", this::settle);
        this.renewPacer = new Pacer("jobwright-renew", new Tick(nanos, List.of(renew, limits))::runOnce);
        this.tickPacer = new Pacer("jobwright-tick", new Tick(nanos, List.of(rescue, promote))::runOnce);
    }

    Worker start() {
        queue.closeFirst(this);
        queue.signals().listen(signals);
        for (Pacer pacer : List.of(settlePacer, renewPacer, claimPacer, tickPacer)) {
            pacer.start();
        }
        return this;
    }

    /** The name that is shown with this worker's attempts. */
    public String name() {
        return config.name();
    }

    /** Handlers that run now. */
    public int running() {
        return slots.running();
    }

    private void claimed(List<ClaimedJob> jobs, long at) {
        slots.accept(jobs, at);
        if (renewLoop.isAsleep()) {
            renew.ask();
            limits.ask();
            renewPacer.wake();
        }
    }

    /** What another process did is most often a new job; only then is it worth looking for what it did besides. */
    private Duration claim() {
        Duration pause = claimLoop.runOnce();
        if (hinted.getAndSet(false)) {
            promote.ask();
            rescue.ask();
            tickPacer.wake();
        }
        return pause;
    }

    private void executed(AttemptResult result) {
        if (settleLoop.add(result)) {
            settlePacer.wake();
        }
    }

    private Duration settle() {
        Duration pause = settleLoop.runOnce();
        if (claimLoop.isHungry()) {
            claimPacer.wake();
        }
        return pause;
    }

    private void giveBack(List<ClaimedJob> jobs) {
        jobs.forEach(job -> executed(new AttemptResult(job, new Outcome.Released(), Duration.ZERO)));
    }

    private void revoked(LeaseToken token) {
        giveBack(slots.takeIf(job -> job.token().equals(token)));
        atWork.revoke(token);
    }

    private void askLimits() {
        limits.ask();
        renewPacer.wake();
    }

    /** What others in this process, and other processes, let this worker know. */
    private final class Hints implements Signals.Listener {
        @Override
        public void work() {
            claimPacer.wake();
        }

        @Override
        public void time() {
            promote.ask();
            tickPacer.wake();
        }

        @Override
        public void revoked(List<JobId> jobs) {
            Set<JobId> gone = Set.copyOf(jobs);
            giveBack(slots.takeIf(job -> gone.contains(job.id())));
            for (JobId id : jobs) {
                RunningHandler handler = atWork.find(id);
                if (handler != null) {
                    handler.stop(RunningHandler.Stop.REVOKED);
                }
            }
        }

        @Override
        public void foreign() {
            hinted.set(true);
            claimPacer.wake();
        }
    }

    /** Closes, and lets running handlers go on for as long as the builder's {@code stopGrace} says. */
    @Override
    public void close() {
        close(config.stopGrace());
    }

    /**
     * Stops claiming, gives back what has not started, lets running handlers go on for that long, then interrupts them.
     * What does not end then is given back. Outcomes are durable when this returns; leases were kept alive until then.
     * Closing again waits for the first call.
     */
    public void close(Duration grace) {
        if (!closing.compareAndSet(false, true)) {
            awaitClosed();
            return;
        }
        queue.signals().forget(signals);
        claimLoop.stop();
        claimPacer.close();
        tickPacer.close();
        giveBack(slots.stop());
        boolean interrupted = !awaitHandlers(grace);
        interrupted |= flush();
        settlePacer.close();
        renewPacer.close();
        endInstance();
        threads.close();
        queue.forget(this);
        closed.countDown();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitClosed() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return false when the caller was interrupted, which cuts the grace short */
    private boolean awaitHandlers(Duration grace) {
        boolean undisturbed = true;
        try {
            if (slots.awaitIdle(grace.toNanos())) {
                return true;
            }
        } catch (InterruptedException e) {
            undisturbed = false;
        }
        atWork.all().forEach(handler -> handler.stop(RunningHandler.Stop.WORKER_STOPS));
        try {
            if (slots.awaitIdle(config.interruptGrace().toNanos())) {
                return undisturbed;
            }
        } catch (InterruptedException e) {
            undisturbed = false;
        }
        for (RunningHandler handler : atWork.all()) {
            if (handler.leaveBehind()) {
                atWork.leaveBehind(handler);
                config.listener()
                        .on(new WorkerEvent.HandlerLeftBehind(handler.id(), handler.stack(), atWork.leftBehind()));
                executed(new AttemptResult(handler.job(), new Outcome.Released(), handler.ran()));
            }
        }
        return undisturbed;
    }

    /** Waits until every outcome is durable; an interrupt is kept for later. */
    private boolean flush() {
        CountDownLatch done = new CountDownLatch(1);
        settleLoop.whenDone(done);
        settlePacer.wake();
        boolean interrupted = false;
        long until = runtime.nanos().now() + FLUSH.toNanos();
        while (done.getCount() > 0 && runtime.nanos().now() - until < 0) {
            try {
                if (!done.await(FLUSH.toNanos(), TimeUnit.NANOSECONDS)) {
                    config.listener()
                            .on(new WorkerEvent.StoreTrouble(
                                    "settle before the worker closed; what ran may run again",
                                    "no answer in " + FLUSH,
                                    Duration.ZERO));
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        return interrupted;
    }

    private void endInstance() {
        try {
            store.end(instance);
        } catch (Closed e) {
            // Then it has ended already.
        } catch (JobwrightException e) {
            config.listener()
                    .on(new WorkerEvent.StoreTrouble(
                            "end the worker; its lease runs out by itself",
                            Objects.requireNonNullElse(e.getMessage(), ""),
                            Duration.ZERO));
        }
    }
}
