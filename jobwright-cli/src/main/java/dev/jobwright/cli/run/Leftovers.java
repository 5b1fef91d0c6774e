package dev.jobwright.cli.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Processes that outlived the run that started them. When a run is killed its commands live on, and a lease knows
 * nothing of them: before a line runs again, what is left of it on this machine must be gone. They are found by what
 * their environment holds, whatever they have become; one that wiped its environment is not found, nor is any where
 * there is no {@code /proc}.
 */
final class Leftovers {

    private static final int ROUNDS_OF_GRACE = 40;
    private static final int ROUND_MILLIS = 50;

    private final Path proc;

    Leftovers(Path proc) {
        this.proc = proc;
    }

    /**
     * Ends the processes that have this in their environment, and waits until they are gone.
     *
     * @param cookie {@code NAME=value}
     * @return how many there were
     */
    int end(String cookie) throws InterruptedException {
        List<ProcessHandle> found = find(cookie);
        int count = found.size();
        found.forEach(ProcessHandle::destroy);
        for (int round = 0; !found.isEmpty(); round++) {
            pause(found);
            found = find(cookie);
            if (round >= ROUNDS_OF_GRACE) {
                found.forEach(ProcessHandle::destroyForcibly);
            }
        }
        return count;
    }

    /** Until all have ended, but not long: one that is dead and not buried looks alive from here. */
    private static void pause(List<ProcessHandle> processes) throws InterruptedException {
        CompletableFuture<?>[] ends =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(ROUND_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Then the next look tells.
        }
    }

    private List<ProcessHandle> find(String cookie) {
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
