package dev.jobwright.cli.process;

import java.io.IOException;

/** How a process comes to be. */
@FunctionalInterface
public interface Spawner {

    Process start(ProcessBuilder description) throws IOException;
}
