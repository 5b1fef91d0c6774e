package dev.jobwright.worker;

/** Told of what a worker does: for logs, metrics and traces. Called on the worker's threads: return quickly. */
@FunctionalInterface
public interface WorkerListener {

    void on(WorkerEvent event);
}
