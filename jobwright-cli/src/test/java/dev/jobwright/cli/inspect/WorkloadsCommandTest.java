package dev.jobwright.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.cli.Cli;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkloadsCommandTest {

    @TempDir
    private Path folder;

    private Cli cli;

    /** One that is finished, and one that was stopped by its own limit. */
    @BeforeEach
    void makeWorkloads() {
        cli = new Cli(folder);
        cli.run("a\nb\n", "run", "--name", "whole", "--", "test", "{}", "=", "a");
        cli.run("a\nb\nc\n", "run", "--name", "part", "--slots", "1", "--max-failures", "1", "--shell", "exit 3");
    }

    @Test
    void theNewestComesFirst() {
        List<String> table = cli.run("", "workloads").out().lines().toList();
        assertThat(table).hasSize(3);
        assertThat(table.get(0)).matches("NAME +DONE +FAILED +LEFT +STATE +FOLDER +COMMAND");
        assertThat(table.get(1)).matches("part +1 +1 +2 +stopped +" + folder + " +--shell 'exit 3'");
        assertThat(table.get(2)).matches("whole +2 +1 +0 +finished +" + folder + " +test '\\{\\}' = a");
        assertThat(cli.run("", "workloads", "--limit", "1").out()).hasLineCount(2);
        assertThat(cli.run("", "workloads", "--limit", "0").code()).isEqualTo(2);
    }

    @Test
    void jsonIsOneObjectALine() {
        List<String> lines = cli.run("", "workloads", "--json").out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .startsWith("{\"name\":\"part\",\"id\":\"")
                .contains("\"state\":\"stopped\"", "\"inputComplete\":true,\"succeeded\":0,\"failed\":1,\"left\":2}");
    }

    @Test
    void aStoreWithoutAnyHasOnlyTheHeader() {
        cli.with("JOBWRIGHT_STORE", folder.resolve("other.db").toString());
        cli.run("", "enqueue", "--", "true");
        assertThat(cli.run("", "workloads").out()).hasLineCount(1);
    }
}
