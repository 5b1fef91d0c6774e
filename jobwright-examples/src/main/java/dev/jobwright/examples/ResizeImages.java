package dev.jobwright.examples;

import dev.jobwright.JobHandle;
import dev.jobwright.JobQueue;
import dev.jobwright.JobType;
import dev.jobwright.worker.JobContext;
import dev.jobwright.worker.Worker;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The example of the README: one file, one worker, one job, and its result. */
public final class ResizeImages {

    /** What the job is given. */
    public record Resize(String image, int width) {}

    /** What comes of it. */
    public record Thumbnail(String path, long bytes) {}

    static final JobType<Resize, Thumbnail> RESIZE = JobType.of("resize", Resize.class, Thumbnail.class);

    private ResizeImages() {}

    public static void main(String[] args) throws Exception {
        System.out.println(run(Path.of(args.length > 0 ? args[0] : "jobs.db")));
    }

    static @Nullable Thumbnail run(Path file) throws Exception {
        try (JobQueue jobs = JobQueue.open("jdbc:sqlite:" + file);
                Worker worker = Worker.on(jobs)
                        .handle(RESIZE, ResizeImages::thumbnail)
                        .slots(8)
                        .start()) {
            JobHandle<Thumbnail> job =
                    jobs.enqueue(RESIZE, new Resize("cat.jpg", 320)).job();
            Thumbnail thumbnail = job.await(Duration.ofSeconds(30));
            System.out.println(worker.name() + " has made " + thumbnail);
            return thumbnail;
        }
    }

    /** Stands for real work. */
    private static Thumbnail thumbnail(Resize resize, JobContext context) {
        return new Thumbnail("thumbs/" + resize.width() + "/" + resize.image(), 4L * resize.width() * resize.width());
    }
}
