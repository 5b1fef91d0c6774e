package dev.jobwright.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What runs of commands leave in the system. */
final class RunTraces {

    private RunTraces() {}

    /** The processes that commands of this store have started, wherever they have gone. */
    static List<ProcessHandle> processes(Path store) {
        return ProcessHandle.allProcesses()
                .filter(process -> isOf(store, process.pid()))
                .toList();
    }

    private static boolean isOf(Path store, long pid) {
        try {
            byte[] environment = Files.readAllBytes(Path.of("/proc/" + pid + "/environ"));
            List<String> variables = List.of(new String(environment, StandardCharsets.UTF_8).split("\0", -1));
            return variables.contains("JOBWRIGHT_STORE=" + store)
                    && variables.stream().anyMatch(variable -> variable.startsWith("JOBWRIGHT_JOB_ID="));
        } catch (IOException e) {
            return false; // it is gone, or another user's
        }
    }

    /** The files that output of commands goes to while they run. */
    static List<Path> spools(Path store) throws IOException {
        Path folder = store.resolveSibling(store.getFileName() + "-spool");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
