package dev.jobwright.cli.process;

import dev.jobwright.cli.command.Command;
import dev.jobwright.cli.command.UserEnvironment;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Starts commands: with nothing to read, each in a session of its own so that Ctrl-C reaches us and not them, and so that
 * all they start can be ended with them.
 */
public final class Launcher {

    private final Spawner spawner;
    private final Set<CommandProcess> running = ConcurrentHashMap.newKeySet();

    public Launcher(Spawner spawner) {
        this.spawner = spawner;
    }

    /** @param names what it gets into its environment besides its own variables */
    CommandProcess start(Path program, Command command, Map<String, String> names, Spool spool) throws IOException {
        List<String> words = new ArrayList<>(command.words());
        words.set(0, program.toString());
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(command.folder().toFile())
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(Redirect.appendTo(spool.stdout().toFile()))
                .redirectError(Redirect.appendTo(spool.stderr().toFile()));
        Map<String, String> environment = builder.environment();
        UserEnvironment.restoreLocale(environment);
        environment.put("PATH", command.path());
        environment.putAll(command.environment());
        environment.putAll(names);
        CommandProcess started = spawner.start(builder);
        running.add(started);
        return started;
    }

    void ended(CommandProcess process) {
        running.remove(process);
    }

    /** Ends all that runs, without asking. */
    public void killAll() {
        running.forEach(CommandProcess::hurry);
    }
}
