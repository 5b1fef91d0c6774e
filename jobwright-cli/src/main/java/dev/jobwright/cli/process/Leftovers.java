package dev.jobwright.cli.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The processes of a command, wherever they have gone: found by what their environment holds. When a run is killed its
 * commands live on, and a lease knows nothing of them; and a child that made a session of its own hears nothing that is
 * said to its parent's. One that wiped its environment is not found, nor is any where there is no {@code /proc}.
 */
public final class Leftovers {

    private final Path proc;

    public Leftovers() {
        this(Path.of("/proc"));
    }

    Leftovers(Path proc) {
        this.proc = proc;
    }

    /**
     * The processes that have this in their environment.
     *
     * @param cookie {@code NAME=value}
     */
    List<ProcessHandle> find(String cookie) {
        List<ProcessHandle> found = new ArrayList<>();
        if (!Files.isDirectory(proc)) {
            return found;
        }
        long ourselves = ProcessHandle.current().pid();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                if (pid != ourselves && holds(process.resolve("environ"), cookie)) {
                    ProcessHandle.of(pid).ifPresent(found::add);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // What cannot be listed cannot be ended.
        }
        return found;
    }

    private static boolean holds(Path environment, String cookie) {
        try {
            String entries = "\0" + new String(Files.readAllBytes(environment), StandardCharsets.ISO_8859_1);
            return entries.contains("\0" + cookie + "\0");
        } catch (IOException e) {
            return false; // gone, or another user's
        }
    }
}
