package dev.jobwright.cli.process;

import dev.jobwright.cli.command.Command;
import dev.jobwright.cli.command.ProgramPath;
import dev.jobwright.cli.command.UserEnvironment;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Starts commands: with nothing to read, each in a session of its own so that Ctrl-C reaches us and not them, and so that
 * all they start can be ended with them.
 */
public final class Launcher {

    private final Spawner spawner;
    private final Optional<Path> setsid;
    private final Set<CommandProcess> running = ConcurrentHashMap.newKeySet();

    /** @param programs where {@code setsid} is looked for, if it takes that to make a session */
    public Launcher(Spawner spawner, ProgramPath programs) {
        this.spawner = spawner;
        this.setsid = spawner.startsSessions() ? Optional.empty() : programs.find("setsid");
    }

    /** @param names what it gets into its environment besides its own variables */
    CommandProcess start(Path program, Command command, Map<String, String> names, Spool spool) throws IOException {
        List<String> words = new ArrayList<>(command.words().size() + 1);
        setsid.ifPresent(prefix -> words.add(prefix.toString()));
        words.add(program.toString());
        words.addAll(command.words().subList(1, command.words().size()));
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
        CommandProcess started =
                new CommandProcess(spawner.start(builder), spawner.startsSessions() || setsid.isPresent());
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
