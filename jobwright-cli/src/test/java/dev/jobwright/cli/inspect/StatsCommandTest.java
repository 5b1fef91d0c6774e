package dev.jobwright.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.cli.Cli;
import dev.jobwright.cli.Cli.Answer;
import dev.jobwright.cli.Jobs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StatsCommandTest {

    @TempDir
    private Path folder;

    private Cli cli;

    @BeforeEach
    void makeJobs() {
        cli = new Cli(folder);
        Jobs.enqueue(cli, "one", options -> options.queue("a"));
        Jobs.enqueue(cli, "two", options -> options.queue("b"));
        Jobs.enqueue(cli, "three", options -> options.queue("b").held("later"));
    }

    /** Reads so many writes, and then no more, as {@code head} does. */
    private static final class Reader extends OutputStream {
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();
        private int left;

        Reader(int writes) {
            this.left = writes;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (left-- <= 0) {
                throw new IOException("broken pipe");
            }
            read.write(bytes, from, length);
        }

        List<String> lines() {
            return read.toString(StandardCharsets.UTF_8).lines().toList();
        }
    }

    private Answer watch(Reader reader, boolean terminal, String... args) {
        return cli.run(InputStream.nullInputStream(), reader, terminal, args);
    }

    @Test
    void countsByQueueTypeAndState() {
        assertThat(cli.run("", "stats").out().lines())
                .containsExactly(
                        "QUEUE  TYPE   JOBS",
                        "a      greet  1 available",
                        "b      greet  1 held, 1 available",
                        "all           1 held, 2 available");
        assertThat(cli.run("", "stats", "--json").out())
                .hasLineCount(1)
                .contains("\"counts\":{\"held\":1,\"available\":2}", "\"oldestDue\":\"");
    }

    @Test
    void watchPrintsALineEachTimeUntilNobodyReads() {
        Reader reader = new Reader(2);
        assertThat(watch(reader, false, "stats", "--watch=1ms").code()).isZero();
        assertThat(reader.lines()).hasSize(2).allMatch(line -> line.matches("\\S+Z  1 held, 2 available"));
    }

    @Test
    void watchDrawsAnewOnATerminal() {
        Reader reader = new Reader(2);
        watch(reader, true, "stats", "--watch", "1ms");
        assertThat(reader.lines())
                .filteredOn(line -> line.startsWith("\u001b[H\u001b[JQUEUE"))
                .hasSize(2);
    }

    @Test
    void watchWithJsonIsOneObjectEachTime() {
        Reader reader = new Reader(3);
        watch(reader, true, "stats", "--json", "--watch=1ms");
        assertThat(reader.lines()).hasSize(3).allMatch(line -> line.startsWith("{\"at\":\"") && line.endsWith("}"));
    }

    @Test
    void aWatchWithoutPauseIsRefused() {
        Answer answer = cli.run("", "stats", "--watch=0");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .contains("--watch is 0: it must be longer than zero")
                .hasLineCount(1);
    }
}
