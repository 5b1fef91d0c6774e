package dev.jobwright.pgserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jobwright.pgserver.PgServer.Durability;
import dev.jobwright.pgserver.PgServer.Stop;
import dev.jobwright.pgserver.PgServer.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RunsPostgres
class PgServerTest {

    @ParameterizedTest
    @EnumSource
    void startsAsThisUserAndAnswersAQuery(Version version) {
        PgServer server = PgServer.shared(version);
        assertThat(Sql.ask(server.url(), "show server_version"))
                .isEqualTo(version.toString().replaceFirst("\\.0$", ""));
        assertThat(Sql.ask(server.url(), "show fsync")).isEqualTo("off");
    }

    @Test
    void theSharedServerIsStartedOnce() {
        assertThat(PgServer.shared(Version.V18)).isSameAs(PgServer.shared(Version.V18));
    }

    @Test
    void settingsOfTheCallerWin() {
        try (PgServer server = PgServer.start(
                Version.V18, Durability.DEFAULT, Map.of("shared_buffers", "16MB", "cluster_name", "it's mine"))) {
            assertThat(Sql.ask(server.url(), "show shared_buffers")).isEqualTo("16MB");
            assertThat(Sql.ask(server.url(), "show cluster_name")).isEqualTo("it's mine");
            assertThat(Sql.ask(server.url(), "show synchronous_commit")).isEqualTo("on");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasCommittedSurvivesKillAndStart(Version version) {
        try (PgServer server = PgServer.start(version, Durability.OFF, Map.of("synchronous_commit", "on"))) {
            String url = server.url();
            Sql.run(url, "create table kept as select 7 as n");

            server.kill();
            assertThat(server.isRunning()).isFalse();
            assertThatThrownBy(() -> Sql.ask(url, "select 1")).isInstanceOf(IllegalStateException.class);

            server.startAgain();
            assertThat(server.url()).isEqualTo(url);
            assertThat(Sql.ask(url, "select n from kept")).isEqualTo("7");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasCommittedSurvivesStops(Stop how) {
        try (PgServer server = PgServer.start(Version.V18, Durability.OFF, Map.of("synchronous_commit", "on"))) {
            Sql.run(server.url(), "create table kept as select 7 as n");
            server.stop(how);
            assertThatIllegalStateException().isThrownBy(server::pid);
            server.startAgain();
            long before = server.pid();
            server.restart();
            assertThat(server.pid()).isNotEqualTo(before);
            assertThat(Sql.ask(server.url(), "select n from kept")).isEqualTo("7");
        }
    }

    @Test
    void everyTestCanHaveADatabaseOfItsOwn() {
        PgServer server = PgServer.shared(Version.V18);
        String url = server.createDatabase("a\"Test");
        assertThat(Sql.ask(url.replace("\"", "%22"), "select current_database()"))
                .isEqualTo("a\"Test");
        server.dropDatabase("a\"Test");
        server.dropDatabase("a\"Test");
        assertThat(Sql.ask(server.url(), "select count(*) from pg_database where datname like 'a%'"))
                .isEqualTo("0");
    }

    @Test
    void closeLeavesNoProcessAndNoFolder() {
        PgServer server = PgServer.start(Version.V18, Durability.OFF, Map.of());
        Traces traces = Traces.of(server);
        assertThat(traces.livingProcesses()).hasSizeGreaterThan(3);
        server.close();
        server.close();
        traces.assertGone();
    }

    @Test
    void closeAfterAKillLeavesNothingEither() {
        PgServer server = PgServer.start(Version.V18, Durability.OFF, Map.of());
        Traces traces = Traces.of(server);
        server.kill();
        traces.assertNoProcess();
        assertThat(traces.sharedMemory()).isNotEmpty();
        server.close();
        traces.assertGone();
    }

    @Test
    void aServerThatCannotStartSaysWhyAndLeavesNothing() {
        long before = Traces.countFolders();
        assertThatIllegalStateException()
                .isThrownBy(() -> PgServer.start(Version.V18, Durability.OFF, Map.of("work_mem", "a lot")))
                .withMessageContaining("work_mem");
        assertThat(Traces.countFolders()).isEqualTo(before);
    }

    @Test
    void theFolderIsBelowTheOneForTemporaryFiles() {
        Path data = Path.of(Sql.ask(PgServer.shared(Version.V18).url(), "show data_directory"));
        assertThat(data).startsWith(Folders.temporary());
        assertThat(Files.exists(data)).isTrue();
    }
}
