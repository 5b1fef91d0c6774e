package dev.jobwright.cli.run;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A running command with all that it has started.
 *
 * @param process the command itself
 * @param leadsGroup whether it has a session, and so a process group, of its own
 */
record CommandProcess(Process process, boolean leadsGroup) {

    private static final Duration GRACE = Duration.ofSeconds(5);

    int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends it: asks first, and does not ask for ever. Returns when it is gone. */
    void end() {
        signal("TERM");
        try {
            process.waitFor(GRACE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            // Whoever interrupts a second time does not want to wait.
        }
        kill();
    }

    /** Ends it without asking. */
    void kill() {
        signal("KILL");
        process.destroyForcibly();
    }

    private void signal(String name) {
        if (leadsGroup) {
            try {
                // The shell's own kill: the program of that name is not everywhere.
                new ProcessBuilder("/bin/sh", "-c", "kill -s \"$0\" -- \"-$1\"", name, Long.toString(process.pid()))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
                return;
            } catch (IOException | InterruptedException e) {
                // Then process by process.
            }
        }
        process.descendants().forEach(child -> signal(child, name));
        signal(process.toHandle(), name);
    }

    private static void signal(ProcessHandle process, String name) {
        if (name.equals("KILL")) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
    }
}
