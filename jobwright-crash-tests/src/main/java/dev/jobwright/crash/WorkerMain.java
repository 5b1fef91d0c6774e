package dev.jobwright.crash;

import dev.jobwright.JobQueue;
import dev.jobwright.store.RunningAttempt;
import dev.jobwright.store.StoreProvider.StoreOptions;
import dev.jobwright.worker.JobContext;
import dev.jobwright.worker.Worker;
import dev.jobwright.worker.WorkerEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A worker that writes down when its handlers start and end, and what it is told about their outcomes. */
final class WorkerMain {

    private static final int SLOTS = 4;

    private WorkerMain() {}

    /** Arguments: URL, diary, lease in ms. */
    public static void main(String[] args) throws Exception {
        CountDownLatch stopped = Orphans.stopped();
        try (Diary diary = new Diary(Path.of(args[1]));
                JobQueue jobs = new Patience(stopped).open(args[0], StoreOptions.DEFAULT.busyTimeout());
                Worker worker = Worker.on(jobs)
                        .handle(Chore.TYPE, (chore, context) -> run(chore, context, diary))
                        .slots(SLOTS)
                        .lease(Duration.ofMillis(Long.parseLong(args[2])))
                        .listener(event -> note(event, diary))
                        .quiet()
                        .start()) {
            stopped.await();
            System.out.println(worker.name() + " stops");
        }
    }

    private static Chore.Result run(Chore.Args chore, JobContext context, Diary diary)
            throws IOException, InterruptedException {
        String id = context.id().toString();
        diary.write(Diary.What.START, id, context.attempt());
        try {
            TimeUnit.MILLISECONDS.sleep(chore.millis());
            if (context.failures() < chore.failures()) {
                throw new IOException("fails, as it was told to");
            }
            return new Chore.Result(context.attempt());
        } finally {
            diary.write(Diary.What.END, id, context.attempt());
        }
    }

    private static void note(WorkerEvent event, Diary diary) {
        if (event instanceof WorkerEvent.Settled settled) {
            write(diary, Diary.What.SETTLED, settled.attempt());
        } else if (event instanceof WorkerEvent.LeaseLost lost) {
            write(diary, Diary.What.LOST, lost.attempt());
        } else if (!(event instanceof WorkerEvent.Rescued)) {
            System.out.println(event);
        }
    }

    private static void write(Diary diary, Diary.What what, RunningAttempt attempt) {
        diary.write(what, attempt.id().toString(), attempt.token().attempt());
    }
}
