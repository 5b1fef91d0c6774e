package dev.jobwright.cli.process;

import dev.jobwright.cli.command.ProgramPath;
import java.io.IOException;

/** How a command comes to be: in a session of its own, wherever that can be had. */
@FunctionalInterface
public interface Spawner {

    CommandProcess start(ProcessBuilder description) throws IOException;

    /**
     * The fastest there is on this system.
     *
     * @param programs where {@code setsid} is looked for, when it takes that to make a session
     */
    static Spawner ofThisSystem(ProgramPath programs) {
        Spawner plain = new JdkSpawner(programs.find("setsid"));
        try {
            return LibC.load() ? new PosixSpawner(plain) : plain;
        } catch (LinkageError e) {
            System.getLogger("dev.jobwright.cli").log(System.Logger.Level.DEBUG, "processes are started by the JDK", e);
            return plain;
        }
    }
}
