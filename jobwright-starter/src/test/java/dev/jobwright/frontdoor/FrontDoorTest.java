package dev.jobwright.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.jobwright.Closed;
import dev.jobwright.Enqueued;
import dev.jobwright.InvalidInput;
import dev.jobwright.Job;
import dev.jobwright.JobFailed;
import dev.jobwright.JobFilter;
import dev.jobwright.JobHandle;
import dev.jobwright.JobId;
import dev.jobwright.JobQueue;
import dev.jobwright.JobState;
import dev.jobwright.JobType;
import dev.jobwright.LogEntry;
import dev.jobwright.NotFound;
import dev.jobwright.Prune;
import dev.jobwright.queue.QueueRuntime;
import dev.jobwright.store.ChangeResult;
import dev.jobwright.verify.Verifier;
import dev.jobwright.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
@ParameterizedClass
@MethodSource("dev.jobwright.frontdoor.Places#urls")
class FrontDoorTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    record Resize(String image, int width) {}

    record Thumbnail(String path, long bytes) {}

    private static final JobType<Resize, Thumbnail> RESIZE = JobType.of("resize", Resize.class, Thumbnail.class);
    private static final Resize CAT = new Resize("cat.jpg", 320);

    private final JobQueue jobs;

    FrontDoorTest(String url) {
        jobs = JobQueue.open(url);
    }

    @AfterEach
    void leaveNothingBehind() {
        assertThat(Verifier.verify(QueueRuntime.of(jobs).store())).isEmpty();
        jobs.close();
    }

    private Worker work() {
        return Worker.on(jobs)
                .handle(RESIZE, (resize, context) -> new Thumbnail("thumbs/" + resize.image(), resize.width()))
                .quiet()
                .start();
    }

    @Test
    void whatTheReadmeShowsWorks() throws Exception {
        work();
        JobHandle<Thumbnail> job = jobs.enqueue(RESIZE, CAT).job();

        assertThat(job.await(SOON)).isEqualTo(new Thumbnail("thumbs/cat.jpg", 320));
        assertThat(job.get().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void whatAHandlerLogsIsReadAndGoesWithItsJob() throws Exception {
        Worker.on(jobs)
                .handle(RESIZE, (resize, context) -> {
                    context.log("resizing " + resize.image());
                    return new Thumbnail("thumbs/" + resize.image(), 1);
                })
                .quiet()
                .start();
        JobHandle<Thumbnail> job =
                jobs.enqueue(RESIZE, CAT, options -> options.key("logged")).job();
        job.await(SOON);
        assertThat(jobs.log(job.id(), null, null, 10))
                .extracting(LogEntry::text)
                .containsExactly("resizing cat.jpg");

        JobFilter thisOne = JobFilter.state(JobState.SUCCEEDED).withKey("logged");
        assertThat(jobs.prune(thisOne, Duration.ofDays(1))).isZero();
        assertThat(jobs.countPrunable(thisOne, Duration.ZERO)).isEqualTo(1);
        assertThat(jobs.prune(thisOne, Duration.ZERO)).isEqualTo(1);

        assertThat(jobs.find(job.id())).isEmpty();
        assertThat(jobs.log(job.id(), null, null, 10)).isEmpty();
        assertThat(jobs.prunes(10)).extracting(Prune::jobs).containsExactly(1L, 0L);
        assertThat(jobs.enqueue(RESIZE, CAT, options -> options.key("logged"))).isInstanceOf(Enqueued.Inserted.class);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> jobs.prune(JobFilter.ALL, Duration.ofSeconds(-1)))
                .withMessageContaining("zero to 36500 days");
    }

    @Test
    void aKeyGivesTheJobThatHasItAlready() {
        JobId first = jobs.enqueue(RESIZE, CAT, options -> options.key("cat")).id();
        Enqueued<Thumbnail> second = jobs.enqueue(RESIZE, CAT, options -> options.key("cat"));

        assertThat(second).isInstanceOf(Enqueued.Duplicate.class);
        assertThat(second.id()).isEqualTo(first);
    }

    @Test
    void repeatingAnEnqueueWithTheSameIdEnqueuesOnce() {
        JobId id = JobId.of(UUID.fromString("01932c07-209c-7e8f-8000-" + randomTail()));

        assertThat(jobs.enqueue(RESIZE, CAT, options -> options.id(id))).isInstanceOf(Enqueued.Inserted.class);
        assertThat(jobs.enqueue(RESIZE, CAT, options -> options.id(id))).isInstanceOf(Enqueued.Duplicate.class);
        assertThat(jobs.find(List.of(id))).hasSize(1);
    }

    private String randomTail() {
        return String.format("%012x", System.identityHashCode(this));
    }

    @Test
    void manyJobsKeepTheirOrder() {
        List<Resize> many =
                IntStream.range(0, 2_500).mapToObj(i -> new Resize("many", i)).toList();

        assertThat(jobs.enqueueAll(RESIZE, many, options -> options.correlation("order")))
                .isEqualTo(2_500);

        List<Job> read = new ArrayList<>();
        List<Job> page;
        do {
            Long after = read.isEmpty() ? null : read.get(read.size() - 1).seq();
            page = jobs.list(JobFilter.ALL.withCorrelation("order"), after, 500);
            read.addAll(page);
        } while (!page.isEmpty());
        assertThat(read)
                .extracting(Job::args)
                .containsExactlyElementsOf(many.stream()
                        .map(resize -> "{\"image\":\"many\",\"width\":" + resize.width() + "}")
                        .toList());
    }

    @Test
    void oneIdForManyJobsIsRefusedBeforeAnythingIsWritten() {
        long before = jobs.stats().count(JobState.AVAILABLE);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> jobs.enqueueAll(RESIZE, List.of(CAT, CAT), options -> options.key("cat")))
                .withMessageContaining("one by one");
        assertThat(jobs.stats().count(JobState.AVAILABLE)).isEqualTo(before);
    }

    @Test
    void argsThatAreTooLongAreRefusedWithTheLimit() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> jobs.enqueue(RESIZE, new Resize("ü".repeat(200_000), 1)))
                .withMessageContaining("262144");
    }

    @Test
    void badOptionsAreRefusedWithTheRemedy() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> jobs.enqueue(RESIZE, CAT, options -> options.queue("no spaces")))
                .withMessageContaining("A-Z a-z 0-9");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> jobs.enqueue(RESIZE, CAT, options -> options.maxAttempts(0)))
                .withMessageContaining("from 1");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> jobs.enqueue(RESIZE, CAT, options -> options.delay(Duration.ofSeconds(-1))))
                .withMessageContaining("delay");
    }

    @Test
    void waitingForAJobThatDoesNotExistSaysSo() {
        JobHandle<Thumbnail> nobody = jobs.job(RESIZE, JobId.of(new UUID(7, 7)));

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> nobody.await(SOON));
        assertThatExceptionOfType(NotFound.class).isThrownBy(nobody::get);
        assertThat(nobody.cancel("")).isInstanceOf(ChangeResult.Unknown.class);
    }

    @Test
    void aTimeoutEndsTheWaitingAndNotTheJob() {
        JobHandle<Thumbnail> held =
                jobs.enqueue(RESIZE, CAT, options -> options.held("wait")).job();

        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> held.await(Duration.ofMillis(1)))
                .withMessageContaining("it goes on");
        assertThat(held.get().state()).isEqualTo(JobState.HELD);
    }

    @Test
    void aCancelledJobEndsTheWaitingWithItsState() {
        JobHandle<Thumbnail> held =
                jobs.enqueue(RESIZE, CAT, options -> options.held("wait")).job();
        CompletableFuture<?> completion = held.completion();

        assertThat(held.cancel("no longer wanted"))
                .isEqualTo(new ChangeResult.Changed(held.id(), JobState.HELD, JobState.CANCELLED));

        assertThatExceptionOfType(JobFailed.class)
                .isThrownBy(() -> held.await(SOON))
                .satisfies(failed -> assertThat(failed.state()).isEqualTo(JobState.CANCELLED));
        assertThat(completion).failsWithin(20, TimeUnit.SECONDS);
        assertThat(jobs.audit(held.id())).singleElement().satisfies(entry -> {
            assertThat(entry.verb()).isEqualTo("cancel");
            assertThat(entry.reason()).isEqualTo("no longer wanted");
        });
    }

    @Test
    void aRetriedJobRunsAgain() throws Exception {
        JobHandle<Thumbnail> job =
                jobs.enqueue(RESIZE, CAT, options -> options.held("wait")).job();
        job.cancel("a mistake");

        assertThat(job.retry("it was not")).isInstanceOf(ChangeResult.Changed.class);
        work();

        assertThat(Objects.requireNonNull(job.await(SOON)).bytes()).isEqualTo(320);
        assertThat(job.get().tally().run()).isEqualTo(2);
    }

    @Test
    void aDelayedJobStartsWhenItsTimeHasCome() throws Exception {
        work();
        Instant asked = QueueRuntime.of(jobs).store().now();
        Duration delay = Duration.ofMillis(60);
        JobHandle<Thumbnail> job =
                jobs.enqueue(RESIZE, CAT, options -> options.delay(delay)).job();

        job.await(SOON);

        assertThat(job.get().finishedAt()).isAfterOrEqualTo(asked.plus(delay));
    }

    @Test
    void closingFailsLaterCalls() {
        JobQueue other = JobQueue.open("memory:");
        other.close();
        other.close();

        assertThatExceptionOfType(Closed.class).isThrownBy(() -> other.enqueue(RESIZE, CAT));
    }
}
