package dev.jobwright.cli.run;

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
 * Starts commands: without a shell, with nothing to read, each in a session of its own so that Ctrl-C reaches us and not
 * them, and so that all they start can be ended with them.
 */
final class Launcher {

    /** What the script {@code ./jobwright} saved of the user's own LC_ALL: {@code =value}, or nothing if it was not set. */
    private static final String SAVED_LOCALE = "JOBWRIGHT_LC_ALL";

    private final Path folder;
    private final Optional<Path> setsid;
    private final Set<CommandProcess> running = ConcurrentHashMap.newKeySet();

    Launcher(Path folder, ProgramPath programs) {
        this.folder = folder;
        this.setsid = programs.find("setsid");
    }

    CommandProcess start(Path program, List<String> command, Map<String, String> names, Spool spool)
            throws IOException {
        List<String> words = new ArrayList<>(command);
        words.set(0, program.toString());
        setsid.ifPresent(prefix -> words.add(0, prefix.toString()));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(Redirect.appendTo(spool.stdout().toFile()))
                .redirectError(Redirect.appendTo(spool.stderr().toFile()));
        Map<String, String> environment = builder.environment();
        restoreLocale(environment);
        environment.putAll(names);
        CommandProcess started = new CommandProcess(builder.start(), setsid.isPresent());
        running.add(started);
        return started;
    }

    private static void restoreLocale(Map<String, String> environment) {
        String saved = environment.remove(SAVED_LOCALE);
        if (saved == null) {
            return;
        }
        if (saved.startsWith("=")) {
            environment.put("LC_ALL", saved.substring(1));
        } else {
            environment.remove("LC_ALL");
        }
    }

    void ended(CommandProcess process) {
        running.remove(process);
    }

    /** Ends all that runs, without asking. */
    void killAll() {
        running.forEach(CommandProcess::kill);
    }
}
