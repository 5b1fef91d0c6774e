package dev.jobwright.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judge is not blind: planted faults are found, and what is allowed is not. */
class LineJudgeTest {

    @TempDir
    private Path dir;

    private LineVerdict judge(String told) throws IOException {
        Path log = Files.writeString(dir.resolve("log"), told);
        return LineJudge.judge(List.of("late-1", "deaf-2"), new LineLog(log).all());
    }

    private void assertFound(String told, String violation) throws IOException {
        assertThat(judge(told).violations()).singleElement().asString().contains(violation);
    }

    @Test
    void attemptsThatFollowEachOtherAreFine() throws IOException {
        LineVerdict verdict = judge("""
                start late-1 1 100
                start deaf-2 1 101
                beat late-1 1 102
                end deaf-2 1 101
                start late-1 3 103
                start deaf-2 2 104
                end late-1 3 103
                beat late-1 3 105
                end deaf-2 2 104
                """);
        assertThat(verdict).isEqualTo(new LineVerdict(2, 4, 1, 1, List.of()));
    }

    @Test
    void aLineThatWasNotDoneIsFound() throws IOException {
        assertFound("start late-1 1 100\nend late-1 1 100\nstart deaf-2 1 101\n", "deaf-2 was not done");
        assertFound(
                "start late-1 1 1\nend late-1 1 1\nstart deaf-2 1 2\nend deaf-2 1 2\nstart deaf-2 2 3\n",
                "deaf-2 was not done: its last attempt is 2");
    }

    @Test
    void anEarlierAttemptThatIsStillHeardOfIsFound() throws IOException {
        String one = "start deaf-2 1 2\nend deaf-2 1 2\n";
        assertFound(
                one + "start late-1 1 1\nstart late-1 2 3\nbeat late-1 1 1\nend late-1 2 3\n",
                "pid=1]: is heard of when attempt 2 has begun");
        assertFound(
                one + "start late-1 1 1\nstart late-1 2 3\nend late-1 2 3\nend late-1 1 1\n",
                "pid=1]: is heard of when attempt 2 has begun");
        assertFound(
                one + "start late-1 2 3\nend late-1 2 3\nstart late-1 1 1\n",
                "pid=1]: begins when attempt 2 has begun");
    }

    @Test
    void anAttemptThatBeginsTwiceIsFound() throws IOException {
        assertFound(
                "start deaf-2 1 2\nend deaf-2 1 2\nstart late-1 1 1\nstart late-1 1 3\nend late-1 1 3\n",
                "pid=3]: begins when attempt 1 has begun");
    }

    @Test
    void whatAnAttemptFindsAliveIsFound() throws IOException {
        assertFound(
                "start deaf-2 1 2\nend deaf-2 1 2\nalive late-1 2 77\nstart late-1 2 3\nend late-1 2 3\n",
                "pid=77]: an earlier attempt is alive");
    }

    @Test
    void whatNobodyGaveIsFound() throws IOException {
        assertFound(
                "start deaf-2 1 2\nend deaf-2 1 2\nstart late-1 1 1\nend late-1 1 1\nstart quick-9 1 4\n",
                "there is no such line");
        assertThatThrownBy(() -> judge("start late-1 1\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'start late-1 1'");
    }
}
