package dev.jobwright.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** A process ends when the input that its driver holds ends: so it cannot outlive a driver that was killed. */
final class Orphans {

    private Orphans() {}

    /** Counts down when the driver closes our input, or is gone. */
    static CountDownLatch stopped() {
        CountDownLatch stopped = new CountDownLatch(1);
        Thread thread = new Thread(
                () -> {
                    try {
                        // Nothing is sent: this waits for the end.
                        System.in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        // That is an end, too.
                    }
                    stopped.countDown();
                },
                "input");
        thread.setDaemon(true);
        thread.start();
        return stopped;
    }
}
