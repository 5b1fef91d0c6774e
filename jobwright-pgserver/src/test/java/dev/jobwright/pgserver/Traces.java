package dev.jobwright.pgserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a server has of the machine's. */
record Traces(Path folder, List<ProcessHandle> processes, String memoryId) {
    private static final int LOOKS = 10_000;

    static Traces of(PgServer server) {
        String data = Sql.ask(server.url(), "show data_directory");
        return of(ProcessHandle.of(server.pid()).orElseThrow(), Path.of(data).getParent());
    }

    static Traces of(ProcessHandle postmaster, Path folder) {
        List<ProcessHandle> processes =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        return new Traces(folder, processes, memoryIdIn(folder.resolve("data")));
    }

    private static String memoryIdIn(Path data) {
        String[] keyAndId = lines(data.resolve("postmaster.pid")).get(6).strip().split(" +");
        return keyAndId[1];
    }

    List<ProcessHandle> livingProcesses() {
        return processes.stream().filter(Traces::isAlive).toList();
    }

    void assertNoProcess() {
        assertThat(processes).noneMatch(Traces::staysAlive);
    }

    /** A process lets go of its files and memory a moment before it counts as dead. */
    private static boolean staysAlive(ProcessHandle process) {
        for (int looks = 0; looks < LOOKS && isAlive(process); looks++) {
            Thread.onSpinWait();
        }
        return isAlive(process);
    }

    /** A dead process stays in the table until its parent, here that of all orphans, has asked for its end. */
    private static boolean isAlive(ProcessHandle process) {
        try {
            String status = Files.readString(Path.of("/proc/" + process.pid() + "/status"));
            return process.isAlive() && !status.contains("\nState:\tZ");
        } catch (IOException e) {
            return false; // gone while we looked
        }
    }

    /** The segment that guards the data against a second server. */
    List<String> sharedMemory() {
        return lines(Path.of("/proc/sysvipc/shm")).stream()
                .filter(line -> line.strip().split(" +")[1].equals(memoryId))
                .toList();
    }

    void assertGone() {
        assertNoProcess();
        assertThat(folder).doesNotExist();
        assertThat(sharedMemory()).isEmpty();
    }

    static long countFolders() {
        try (Stream<Path> files = Files.list(Folders.temporary())) {
            return files.filter(file -> file.getFileName().toString().startsWith("jobwright-pgserver-"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
