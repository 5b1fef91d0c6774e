package dev.jobwright.sqlite;

/** Waits for threads of ours to end. They do so by themselves, and never depend on the thread that waits. */
final class Threads {

    private Threads() {}

    /** Not interruptible; an interrupt is handed on afterwards. */
    static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
