package dev.jobwright.cli.process;

import java.io.IOException;

/** How a process comes to be. */
@FunctionalInterface
public interface Spawner {

    Process start(ProcessBuilder description) throws IOException;

    /** Whether each process leads a session of its own. */
    default boolean startsSessions() {
        return false;
    }

    /** The fastest there is on this system. */
    static Spawner ofThisSystem() {
        Spawner plain = new JdkSpawner();
        try {
            return LibC.load() ? new PosixSpawner(plain) : plain;
        } catch (LinkageError e) {
            System.getLogger("dev.jobwright.cli").log(System.Logger.Level.DEBUG, "processes are started by the JDK", e);
            return plain;
        }
    }
}
