package dev.jobwright.cli.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which process group a process belongs to. */
final class ProcessGroups {

    /** Behind the name, which may hold spaces: state, parent, group. */
    private static final int GROUP = 2;

    private ProcessGroups() {}

    /** @return -1 when it is not known */
    static long of(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[GROUP]);
        } catch (IOException | RuntimeException e) {
            return -1; // it is gone, or there is no /proc
        }
    }
}
