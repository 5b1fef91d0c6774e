package dev.jobwright.crash;

import dev.jobwright.EnqueueOptions;
import dev.jobwright.JobId;
import dev.jobwright.JobQueue;
import dev.jobwright.queue.QueueRuntime;
import dev.jobwright.store.NewJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Enqueues jobs with known ids, one by one and in lists, until its input ends. When it starts again, it first repeats,
 * under the same ids, half of what was sent but not acknowledged. While the store is away it tries again, with the same
 * ids.
 */
final class ProducerMain {

    private static final int LONGEST_LIST = 30;

    private final JobQueue jobs;
    private final Diary diary;
    private final Random random;
    private final Patience patience;

    private ProducerMain(JobQueue jobs, Diary diary, Random random, Patience patience) {
        this.jobs = jobs;
        this.diary = diary;
        this.random = random;
        this.patience = patience;
    }

    /** Arguments: URL, diary, seed, shortest pause in ms, how long an enqueue waits for the store in ms. */
    public static void main(String[] args) throws Exception {
        CountDownLatch stopped = Orphans.stopped();
        Path path = Path.of(args[1]);
        List<Diary.Line> before = Diary.read(path);
        Random random = new Random(Long.parseLong(args[2]));
        Patience patience = new Patience(stopped);
        try (JobQueue jobs = patience.open(args[0], Duration.ofMillis(Long.parseLong(args[4])));
                Diary diary = new Diary(path)) {
            ProducerMain producer = new ProducerMain(jobs, diary, random, patience);
            producer.repeat(unacknowledged(before));
            int pause = Integer.parseInt(args[3]);
            while (!stopped.await(pause, TimeUnit.MILLISECONDS)) {
                producer.enqueue();
            }
        }
    }

    private static List<String> unacknowledged(List<Diary.Line> lines) {
        Set<String> sent = new LinkedHashSet<>();
        for (Diary.Line line : lines) {
            if (line.what() == Diary.What.SEND) {
                sent.add(line.job());
            } else if (line.what() == Diary.What.ACKNOWLEDGED) {
                sent.remove(line.job());
            }
        }
        return List.copyOf(sent);
    }

    private void repeat(List<String> ids) throws InterruptedException {
        for (String id : ids) {
            if (random.nextBoolean()) {
                enqueueOne(id);
            }
        }
    }

    private void enqueue() throws InterruptedException {
        if (random.nextInt(5) > 0) {
            enqueueOne(id());
        } else {
            enqueueList(1 + random.nextInt(LONGEST_LIST));
        }
    }

    private void enqueueOne(String id) throws InterruptedException {
        diary.write(Diary.What.SEND, id, 0);
        Chore.Args args = args();
        patience.untilItAnswers(
                () -> jobs.enqueue(Chore.TYPE, args, options -> options.id(JobId.parse(id))),
                () -> diary.write(Diary.What.UNSURE, id, 0));
        diary.write(Diary.What.ACKNOWLEDGED, id, 0);
    }

    private void enqueueList(int size) throws InterruptedException {
        List<String> ids = new ArrayList<>();
        List<NewJob> list = new ArrayList<>();
        QueueRuntime runtime = QueueRuntime.of(jobs);
        for (int i = 0; i < size; i++) {
            String id = id();
            ids.add(id);
            list.add(new EnqueueOptions(Chore.POLICY)
                    .toJob(
                            JobId.parse(id),
                            jobs.namespace(),
                            Chore.TYPE,
                            runtime.codec().encode(args(), Chore.Args.class)));
        }
        diary.write(Diary.What.SEND, ids, 0);
        patience.untilItAnswers(() -> runtime.store().insert(list), () -> diary.write(Diary.What.UNSURE, ids, 0));
        diary.write(Diary.What.ACKNOWLEDGED, ids, 0);
    }

    private String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** Mostly short, some long enough to be hit by a kill, some that fail first. */
    private Chore.Args args() {
        int millis = random.nextInt(4) == 0 ? random.nextInt(80) : random.nextInt(3);
        return new Chore.Args(millis, random.nextInt(20) == 0 ? 1 : 0);
    }
}
