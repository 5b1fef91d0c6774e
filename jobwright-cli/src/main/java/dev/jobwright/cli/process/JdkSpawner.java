package dev.jobwright.cli.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts processes as the JDK does, by {@code setsid} where that is installed. */
final class JdkSpawner implements Spawner {

    /** The texts differ from JDK to JDK, the numbers of errors do not. Other numbers may be those of its own helper. */
    private static final Pattern OF_THE_COMMAND =
            Pattern.compile("error(?:=|: )(" + SpawnFailed.TOO_LONG + "|" + SpawnFailed.NO_ACCESS + ")\\b");

    private final Optional<Path> setsid;

    JdkSpawner(Optional<Path> setsid) {
        this.setsid = setsid;
    }

    @Override
    public CommandProcess start(ProcessBuilder description) throws IOException {
        String program = description.command().get(0);
        List<String> words = new ArrayList<>(description.command());
        setsid.ifPresent(prefix -> words.add(0, prefix.toString()));
        description.command(words);
        try {
            return new CommandProcess(description.start(), setsid.isPresent());
        } catch (IOException e) {
            Matcher error = OF_THE_COMMAND.matcher(String.valueOf(e.getMessage()));
            if (error.find()) {
                throw (SpawnFailed)
                        new SpawnFailed(program, Integer.parseInt(error.group(1)), "says the JDK").initCause(e);
            }
            throw e;
        }
    }
}
