package dev.jobwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PacerTest {

    private final Semaphore ran = new Semaphore(0);

    private void awaitRun() throws InterruptedException {
        assertThat(ran.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void runsAgainWhenTheLoopWantsTo() throws Exception {
        try (Pacer pacer = new Pacer("pacer-test", () -> {
            ran.release();
            return Duration.ofMillis(1);
        })) {
            pacer.start();
            awaitRun();
            awaitRun();
            awaitRun();
        }
    }

    @Test
    void sleepsUntilItIsWoken() throws Exception {
        try (Pacer pacer = new Pacer("pacer-test", () -> {
            ran.release();
            return Pacer.UNTIL_WOKEN;
        })) {
            pacer.start();
            awaitRun();
            assertThat(ran.availablePermits()).isZero();
            pacer.wake();
            awaitRun();
        }
    }

    @Test
    void aWakeDuringARunMakesTheNextOneFollowAtOnce() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch woken = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        try (Pacer pacer = new Pacer("pacer-test", () -> {
            if (runs.incrementAndGet() == 1) {
                inside.countDown();
                awaitUninterruptibly(woken);
            }
            ran.release();
            return Pacer.UNTIL_WOKEN;
        })) {
            pacer.start();
            assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();
            pacer.wake();
            woken.countDown();
            awaitRun();
            awaitRun();
        }
    }

    @Test
    void aLoopThatThrowsIsRunAgain() throws Exception {
        try (Pacer pacer = new Pacer("pacer-test", () -> {
            ran.release();
            throw new IllegalStateException("a defect, planted by PacerTest");
        })) {
            pacer.start();
            awaitRun();
            pacer.wake();
            awaitRun();
        }
    }

    @Test
    void closingWaitsForTheRunUnderWay() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        AtomicInteger finished = new AtomicInteger();
        Pacer pacer = new Pacer("pacer-test", () -> {
            inside.countDown();
            finished.incrementAndGet();
            return Pacer.UNTIL_WOKEN;
        });
        pacer.start();
        assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();

        pacer.close();

        assertThat(finished).hasValue(1);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("pacer-test");
    }

    @Test
    void closingOneThatNeverStartedDoesNothing() {
        Pacer pacer = new Pacer("pacer-test", () -> Pacer.UNTIL_WOKEN);

        pacer.close();
        pacer.start();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("pacer-test");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
