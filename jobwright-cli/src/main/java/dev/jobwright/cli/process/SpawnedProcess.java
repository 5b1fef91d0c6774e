package dev.jobwright.cli.process;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A child of ours whose input and output go elsewhere. */
final class SpawnedProcess extends Process {

    private final int pid;
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private boolean reaped;

    SpawnedProcess(int pid) {
        this.pid = pid;
    }

    /** Waits for its end, and tells it to those who wait. To be called once, by a thread that has nothing else to do. */
    void reap() {
        try {
            LibC.awaitEnd(pid);
            exitCode.complete(takeExitCode());
        } catch (RuntimeException | Error e) {
            exitCode.completeExceptionally(e);
        }
    }

    /** From then on its number may be another's. */
    private synchronized int takeExitCode() {
        reaped = true;
        return LibC.reap(pid);
    }

    private synchronized void signal(int signal) {
        if (!reaped) {
            LibC.kill(pid, signal);
        }
    }

    @Override
    public int waitFor() throws InterruptedException {
        try {
            return exitCode.get();
        } catch (ExecutionException e) {
            throw lost(e);
        }
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        try {
            exitCode.get(timeout, unit);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw lost(e);
        }
    }

    private static IllegalStateException lost(ExecutionException e) {
        return new IllegalStateException("nobody can say how the process ended", e.getCause());
    }

    @Override
    public int exitValue() {
        if (!exitCode.isDone()) {
            throw new IllegalThreadStateException("process " + pid + " has not ended");
        }
        return exitCode.join();
    }

    @Override
    public boolean isAlive() {
        return !exitCode.isDone();
    }

    @Override
    public void destroy() {
        signal(LibC.SIGTERM);
    }

    @Override
    public Process destroyForcibly() {
        signal(LibC.SIGKILL);
        return this;
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public ProcessHandle toHandle() {
        return ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException("process " + pid + " is gone"));
    }

    @Override
    public Stream<ProcessHandle> descendants() {
        return ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants);
    }

    @Override
    public OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }
}
