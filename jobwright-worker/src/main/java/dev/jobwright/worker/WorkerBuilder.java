package dev.jobwright.worker;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobQueue;
import dev.jobwright.JobType;
import dev.jobwright.Names;
import dev.jobwright.queue.QueueRuntime;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.TypeVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes a worker; {@link #start} starts it. */
public final class WorkerBuilder {

    private static final int VIRTUAL_SLOTS = 1_000;
    private static final int PLATFORM_SLOTS_A_CORE = 4;

    private final JobQueue queue;
    private final Map<TypeVersion, Registration<?, ?>> handlers = new HashMap<>();
    private final Set<String> queues = new HashSet<>();
    private final List<WorkerListener> listeners = new ArrayList<>(List.of(new LogListener()));
    private String name = WorkerNames.ofThisProcess();
    private @Nullable Integer slots;
    private boolean platformThreads;
    private Duration lease = JobStore.DEFAULT_LEASE;
    private Duration stopGrace = Duration.ofSeconds(20);
    private Duration interruptGrace = Duration.ofSeconds(5);

    WorkerBuilder(JobQueue queue) {
        this.queue = queue;
    }

    /** Runs jobs of this type, in this version. */
    public <A, R> WorkerBuilder handle(JobType<A, R> type, Handler<A, R> handler) {
        TypeVersion key = new TypeVersion(type.name(), type.version());
        if (handlers.putIfAbsent(key, new Registration<>(type, handler)) != null) {
            throw new InvalidInput("job type " + type.name() + " version " + type.version()
                    + " has a handler already: one worker has one handler for a type");
        }
        return this;
    }

    /** Runs jobs of a type without a result. */
    public <A> WorkerBuilder perform(JobType<A, Void> type, Action<A> action) {
        return handle(type, (args, context) -> {
            action.perform(args, context);
            return null;
        });
    }

    /** Serves only these queues; all queues of the namespace when not said. */
    public WorkerBuilder queues(String... names) {
        for (String each : names) {
            queues.add(Names.check("queue", each));
        }
        return this;
    }

    /**
     * Handlers that run at once, from 1 to 100,000. When not said: 1,000 on virtual threads, and 4 for each core on
     * platform threads.
     */
    public WorkerBuilder slots(int number) {
        if (number < 1 || number > 100_000) {
            throw new InvalidInput("slots " + number + " is not possible: use 1 to 100,000");
        }
        this.slots = number;
        return this;
    }

    /** Handlers get platform threads even where the JVM has virtual ones: better for work that only computes. */
    public WorkerBuilder platformThreads() {
        this.platformThreads = true;
        return this;
    }

    /** The name that is shown with its attempts; host and process id when not said. */
    public WorkerBuilder name(String newName) {
        this.name = Names.check("worker name", newName);
        return this;
    }

    /** How long a lease lasts without a renewal; 10 s when not said. Renewed at three tenths of it. */
    public WorkerBuilder lease(Duration duration) {
        this.lease = duration;
        return this;
    }

    /** How long {@link Worker#close()} lets running handlers go on; 20 s when not said. */
    public WorkerBuilder stopGrace(Duration duration) {
        this.stopGrace = notNegative("stopGrace", duration);
        return this;
    }

    /** How long an interrupted handler may take to stop before it is left behind; 5 s when not said. */
    public WorkerBuilder interruptGrace(Duration duration) {
        this.interruptGrace = notNegative("interruptGrace", duration);
        return this;
    }

    private static Duration notNegative(String what, Duration duration) {
        if (duration.isNegative()) {
            throw new InvalidInput(what + " is " + duration + ": it may not be negative");
        }
        return duration;
    }

    /** Is told what the worker does, besides the log. */
    public WorkerBuilder listener(WorkerListener listener) {
        listeners.add(listener);
        return this;
    }

    /** Without log lines; listeners are still told. */
    public WorkerBuilder quiet() {
        listeners.removeIf(LogListener.class::isInstance);
        return this;
    }

    /** Starts claiming. Closing the queue closes the worker. */
    public Worker start() {
        if (handlers.isEmpty()) {
            throw new InvalidInput("a worker without handlers has nothing to do: add one with handle(…)");
        }
        boolean virtual = !platformThreads && VirtualThreads.factory("probe") != null;
        int room = slots != null
                ? slots
                : virtual
                        ? VIRTUAL_SLOTS
                        : PLATFORM_SLOTS_A_CORE * Runtime.getRuntime().availableProcessors();
        List<WorkerListener> told = List.copyOf(listeners);
        WorkerListener all = event -> told.forEach(listener -> listener.on(event));
        WorkerConfig config = new WorkerConfig(
                name,
                Map.copyOf(handlers),
                Set.copyOf(queues),
                room,
                virtual,
                lease,
                stopGrace,
                interruptGrace,
                new SafeListener(all));
        return new Worker(QueueRuntime.of(queue), config, WorkerRuntime.system()).start();
    }
}
