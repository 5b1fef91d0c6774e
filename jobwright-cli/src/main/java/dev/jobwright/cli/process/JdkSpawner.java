package dev.jobwright.cli.process;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts processes as the JDK does. */
final class JdkSpawner implements Spawner {

    /** The texts differ from JDK to JDK, the numbers of errors do not. Other numbers may be those of its own helper. */
    private static final Pattern OF_THE_COMMAND =
            Pattern.compile("error(?:=|: )(" + SpawnFailed.TOO_LONG + "|" + SpawnFailed.NO_ACCESS + ")\\b");

    @Override
    public Process start(ProcessBuilder description) throws IOException {
        try {
            return description.start();
        } catch (IOException e) {
            String program = description.command().get(0);
            Matcher error = OF_THE_COMMAND.matcher(String.valueOf(e.getMessage()));
            if (error.find()) {
                throw (SpawnFailed)
                        new SpawnFailed(program, Integer.parseInt(error.group(1)), "says the JDK").initCause(e);
            }
            throw e;
        }
    }
}
