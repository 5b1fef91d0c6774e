package dev.jobwright.cli.process;

import java.io.IOException;

/** Starts processes as the JDK does. */
final class JdkSpawner implements Spawner {

    @Override
    public Process start(ProcessBuilder description) throws IOException {
        try {
            return description.start();
        } catch (IOException e) {
            String program = description.command().get(0);
            // The texts differ from JDK to JDK, the numbers of errors do not. Other numbers may be those of its own
            // helper.
            for (int error : new int[] {SpawnFailed.TOO_LONG, SpawnFailed.NO_ACCESS}) {
                if (String.valueOf(e.getMessage()).contains("error=" + error + ",")) {
                    throw (SpawnFailed) new SpawnFailed(program, error, "says the JDK").initCause(e);
                }
            }
            throw e;
        }
    }
}
