package dev.jobwright.pgserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.pgserver.PgServer.Durability;
import dev.jobwright.pgserver.PgServer.Version;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RunsPostgres
class OrphanTest {

    @Test
    void aServerEndsWithAJvmThatIsKilled(@TempDir Path errors) throws Exception {
        Process jvm = start(errors.resolve("errors"));
        try (BufferedReader said = jvm.inputReader()) {
            ProcessHandle server =
                    ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            ProcessHandle guard = server.parent().flatMap(ProcessHandle::parent).orElseThrow();
            Path folder = Path.of(said.readLine());
            assertThat(folder).exists();
            Traces traces = Traces.of(server, folder);

            jvm.destroyForcibly();
            guard.onExit().get(30, TimeUnit.SECONDS);
            traces.assertGone();
        } finally {
            jvm.destroyForcibly();
        }
    }

    private static Process start(Path errors) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ForgetfulMain.class.getName())
                .redirectError(Redirect.to(errors.toFile()))
                .start();
    }

    /** Starts a server, says which, and does nothing more. */
    static final class ForgetfulMain {
        public static void main(String[] args) throws Exception {
            PgServer server = PgServer.start(Version.V18, Durability.OFF, Map.of());
            System.out.println(server.pid());
            System.out.println(
                    Path.of(Sql.ask(server.url(), "show data_directory")).getParent());
            System.in.read();
        }
    }
}
