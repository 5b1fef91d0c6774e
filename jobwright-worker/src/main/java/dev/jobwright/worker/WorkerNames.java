package dev.jobwright.worker;

import java.util.Objects;

/** The name of a worker that was given none. */
final class WorkerNames {

    private WorkerNames() {}

    static String ofThisProcess() {
        // The environment, not a look-up: a name server that does not answer must not delay a start.
        String host = Objects.requireNonNullElse(System.getenv("HOSTNAME"), "localhost");
        String name = host.replaceAll("[^A-Za-z0-9._:-]", "-");
        return name.substring(0, Math.min(name.length(), 80)) + ":"
                + ProcessHandle.current().pid();
    }
}
