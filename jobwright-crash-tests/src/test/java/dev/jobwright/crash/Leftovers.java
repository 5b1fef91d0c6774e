package dev.jobwright.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

/** What must be gone when all is over: every process that descends from this one, and the folders of the store. */
record Leftovers(List<ProcessHandle> processes, List<Path> folders) {

    static Leftovers of(Ground ground) {
        return new Leftovers(ProcessHandle.current().descendants().toList(), ground.folders());
    }

    void assertGone() throws Exception {
        Deadline.await("the end of " + processes, 10, () -> processes.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(folders).allSatisfy(folder -> assertThat(folder).doesNotExist());
    }
}
