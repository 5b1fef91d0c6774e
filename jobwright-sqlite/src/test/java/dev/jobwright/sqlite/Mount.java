package dev.jobwright.sqlite;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small file system in memory, for tests of full and read-only disks; they are skipped where nobody may mount one. */
final class Mount {

    @FunctionalInterface
    interface Test {
        void on(Path mount) throws Exception;
    }

    private Mount() {}

    static void tmpfs(Path folder, String options, Test test) throws Exception {
        Path mount = Files.createDirectory(folder.resolve("mount"));
        assumeTrue(
                run(List.of("mount", "-t", "tmpfs", "-o", options, "none", mount.toString())),
                "this user may not mount a tmpfs");
        try {
            test.on(mount);
        } finally {
            run(List.of("umount", mount.toString()));
        }
    }

    private static boolean run(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (java.io.IOException noSuchProgram) {
            return false;
        }
    }
}
