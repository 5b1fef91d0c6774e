package dev.jobwright.crash;

import dev.jobwright.JobQueue;
import dev.jobwright.JobState;
import dev.jobwright.Stats;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Producers and workers on one store, and what is done to them and to it. All that is drawn at random comes from one seed;
 * when it strikes is drawn in lines of the diaries, not in seconds.
 */
public final class Siege implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;
    private static final int DRAIN_SECONDS = 180;
    private static final int MOST_BYTES_BETWEEN = 6_000;
    private static final Duration BLOCKED = Duration.ofSeconds(3);
    private static final int LEASES_TO_TAKEOVER = 6;

    /** One producer waits in its enqueues until the store is back, and another is told that it is away. */
    private static final int PATIENT_MILLIS = 30_000;

    private static final int IMPATIENT_MILLIS = 100;

    private final Ground ground;
    private final Path dir;
    private final Random random;
    private final Duration lease;
    private final int producerPauseMillis;
    private final List<Member> producers = new ArrayList<>();
    private final List<Member> workers = new ArrayList<>();
    private int kills;
    private int killsInHandlers;
    private int pauses;
    private Duration gap = Duration.ZERO;

    /** @param producerPauseMillis between two enqueues of a producer */
    public Siege(Ground ground, Path dir, long seed, Duration lease, int producerPauseMillis) {
        this.ground = ground;
        this.dir = dir;
        this.random = new Random(seed);
        this.lease = lease;
        this.producerPauseMillis = producerPauseMillis;
    }

    /** Starts so many processes. */
    public Siege begin(int producerCount, int workerCount) throws IOException {
        for (int i = 0; i < producerCount; i++) {
            int busyMillis = i % 2 == 0 ? PATIENT_MILLIS : IMPATIENT_MILLIS;
            producers.add(new Member(
                    "producer-" + i,
                    dir,
                    ProducerMain.class,
                    diary -> List.of(
                            ground.url(),
                            diary.toString(),
                            String.valueOf(random.nextLong()),
                            String.valueOf(producerPauseMillis),
                            String.valueOf(busyMillis))));
        }
        for (int i = 0; i < workerCount; i++) {
            workers.add(new Member(
                    "worker-" + i,
                    dir,
                    WorkerMain.class,
                    diary -> List.of(ground.url(), diary.toString(), String.valueOf(lease.toMillis()))));
        }
        return this;
    }

    /** Waits for some progress, kills one process, and starts it again. */
    public void killOne() throws Exception {
        awaitProgress(random.nextInt(MOST_BYTES_BETWEEN));
        Member victim = any(random.nextInt(3) == 0 ? producers : workers);
        kill(victim);
        victim.restart();
    }

    /** Waits for some progress, and harms the store; while it is away, a process may be killed and started again. */
    public void harm() throws Exception {
        awaitProgress(random.nextInt(MOST_BYTES_BETWEEN));
        harmSparing(null);
    }

    private void harmSparing(@Nullable Member spared) throws Exception {
        Member victim = any(random.nextBoolean() ? producers : workers);
        boolean killed = random.nextInt(3) == 0 && victim != spared;
        ground.harm(random, () -> {
            if (killed) {
                kill(victim);
                victim.restart();
            }
        });
    }

    /** Waits for some progress, kills all processes at once, and starts them again. */
    public void killAll() throws Exception {
        awaitProgress(MOST_BYTES_BETWEEN + random.nextInt(MOST_BYTES_BETWEEN));
        List<Member> all = new ArrayList<>(producers);
        all.addAll(workers);
        for (Member member : all) {
            member.life().kill();
        }
        for (Member member : all) {
            member.discard();
        }
        for (Member member : all) {
            kill(member);
        }
        for (Member member : all) {
            member.restart();
        }
    }

    /** Kills a producer as soon as it has written that an enqueue returned, and starts it again. */
    public void killAfterAcknowledgement() throws Exception {
        Member victim = any(producers);
        long before = acknowledged(victim);
        Deadline.await(victim + " enqueues", PATIENCE_SECONDS, () -> acknowledged(victim) > before);
        kill(victim);
        victim.restart();
    }

    private static long acknowledged(Member producer) throws IOException {
        return producer.life().lines().stream()
                .filter(line -> line.what() == Diary.What.ACKNOWLEDGED)
                .count();
    }

    private void kill(Member victim) throws Exception {
        victim.kill();
        kills++;
        if (workers.contains(victim) && !victim.life().open().isEmpty()) {
            killsInHandlers++;
        }
    }

    /**
     * Stops a worker while a handler runs, until another worker has started the same job, and lets it go on: it must be
     * told that its lease is lost. What happens to the store meanwhile is not told to a stopped process.
     */
    public void pauseOne() throws Exception {
        Member victim = any(workers);
        boolean harmed = random.nextBoolean();
        Deadline.await("a job of " + victim + " is taken over", PATIENCE_SECONDS, () -> {
            long from = stopInHandler(victim);
            Set<Life.Open> held = victim.life().open();
            if (harmed) {
                harmSparing(victim);
            }
            boolean takenOver = awaitTakeover(held, victim);
            victim.life().paused(from, System.nanoTime());
            victim.signal("CONT");
            if (takenOver) {
                awaitRefusal(held, victim);
            }
            return takenOver;
        });
        pauses++;
    }

    /**
     * Waits until another worker has started a job that the stopped one holds.
     *
     * @return false when nobody gets on any more, or not with this job: it was stopped inside a transaction, and holds
     *     what others need
     */
    private boolean awaitTakeover(Set<Life.Open> held, Member victim) throws Exception {
        long[] bytes = {diaryBytes()};
        long began = System.nanoTime();
        long[] grownAt = {began};
        boolean[] blocked = new boolean[1];
        Deadline.await("somebody takes over from " + victim, PATIENCE_SECONDS, () -> {
            long now = System.nanoTime();
            if (diaryBytes() > bytes[0]) {
                bytes[0] = diaryBytes();
                grownAt[0] = now;
            }
            blocked[0] = now - grownAt[0] > BLOCKED.toNanos() || now - began > LEASES_TO_TAKEOVER * lease.toNanos();
            return blocked[0] || isTakenOver(held, victim);
        });
        return !blocked[0];
    }

    private static void awaitRefusal(Set<Life.Open> held, Member victim) throws Exception {
        Deadline.await(
                victim + " is told of its lost lease",
                PATIENCE_SECONDS,
                () -> victim.life().lines().stream()
                        .anyMatch(line -> line.what() == Diary.What.LOST
                                && held.contains(new Life.Open(line.job(), line.attempt()))));
    }

    /** @return the instant before it was stopped */
    private static long stopInHandler(Member victim) throws Exception {
        long[] from = new long[1];
        Deadline.await(victim + " runs a handler", PATIENCE_SECONDS, () -> {
            if (victim.life().open().isEmpty()) {
                return false;
            }
            from[0] = System.nanoTime();
            victim.signal("STOP");
            if (!victim.life().open().isEmpty()) {
                return true;
            }
            victim.life().paused(from[0], System.nanoTime());
            victim.signal("CONT");
            return false;
        });
        return from[0];
    }

    private boolean isTakenOver(Set<Life.Open> held, Member victim) throws IOException {
        for (Member other : workers) {
            if (other != victim) {
                for (Diary.Line line : other.life().lines()) {
                    if (line.what() == Diary.What.START
                            && held.stream()
                                    .anyMatch(
                                            open -> open.job().equals(line.job()) && open.attempt() < line.attempt())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private Member any(List<Member> members) {
        return members.get(random.nextInt(members.size()));
    }

    /** Waits until the diaries have grown by so many bytes. */
    public void awaitProgress(long bytes) throws Exception {
        long wanted = diaryBytes() + bytes;
        Deadline.await("the diaries grow", PATIENCE_SECONDS, () -> diaryBytes() >= wanted);
    }

    private long diaryBytes() {
        long bytes = 0;
        File[] diaries = dir.toFile().listFiles((folder, name) -> name.endsWith(".diary"));
        if (diaries != null) {
            for (File diary : diaries) {
                bytes += diary.length();
            }
        }
        return bytes;
    }

    /** Lets the producers stop and the workers end all jobs, and judges. */
    public Verdict end() throws Exception {
        for (Member producer : producers) {
            producer.stop();
        }
        try (JobQueue jobs = JobQueue.open(ground.url())) {
            Deadline.await("every job has ended", DRAIN_SECONDS, () -> isDrained(jobs));
            for (Member worker : workers) {
                worker.stop();
            }
            gap = Gap.longest(lives(producers));
            return new Judge(jobs, lives(producers), lives(workers)).judge();
        }
    }

    private static boolean isDrained(JobQueue jobs) {
        Stats stats = jobs.stats();
        return stats.counts().keySet().stream().allMatch(JobState::isTerminal);
    }

    private static List<Life> lives(List<Member> members) {
        return members.stream().flatMap(member -> member.lives().stream()).toList();
    }

    /** What was done, in one line. */
    public String summary() {
        return kills + " kills, " + killsInHandlers + " of them in a running handler, " + pauses + " pauses, "
                + ground.summary() + ", at most " + gap.toMillis() + " ms between acknowledged enqueues";
    }

    /** Ends whatever still lives. */
    @Override
    public void close() {
        List<Member> all = new ArrayList<>(producers);
        all.addAll(workers);
        all.forEach(Member::discard);
        all.forEach(Member::awaitEnd);
    }
}
