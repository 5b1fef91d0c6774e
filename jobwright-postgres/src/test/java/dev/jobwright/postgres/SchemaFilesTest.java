package dev.jobwright.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.jdbc.Session;
import dev.jobwright.pgserver.PgServer;
import dev.jobwright.pgserver.PgServer.Version;
import dev.jobwright.postgres.doctor.SchemaObjects;
import dev.jobwright.store.StoreProvider.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that are made from the scripts of the schema, and must be made anew when those change. */
class SchemaFilesTest {

    private static final Path PUBLISHED = Path.of("..", "docs", "reference", "postgresql-schema.sql");
    private static final Path GUIDE = Path.of("..", "docs", "guide", "postgresql.md");
    private static final Path OBJECTS = Path.of("src/main/resources/dev/jobwright/postgres/doctor/objects.txt");

    private static final String HEADER = """
            -- The tables of Jobwright in PostgreSQL 14 and newer, for those who run their own migrations. Run it in one
            -- transaction: psql -1 -v ON_ERROR_STOP=1 -f. The tables of an older version are brought to this one by what
            -- "jobwright migrate --dry-run --from VERSION" prints.
            --
            -- Made from jobwright-postgres/src/main/resources. Do not edit; write it anew with
            -- ./mvnw -pl jobwright-postgres -am test -Dtest=SchemaFilesTest -Dsurefire.failIfNoSpecifiedTests=false -Djobwright.docs.write=true

            """;

    @Test
    void thePublishedSchemaIsMadeFromTheScripts() throws IOException {
        Target target = Target.byUrl("jdbc:postgresql:any", StoreOptions.DEFAULT);
        assertIsCurrent(PUBLISHED, HEADER + new Tables(target).plan(0).sql());
    }

    @Test
    void theGuideHasTheGrants() throws IOException {
        String grants = GrantedFixture.grants("jobwright", "app").replace("\"", "");
        assertThat(Files.readString(GUIDE)).contains(grants);
    }

    @RunsPostgres
    @ParameterizedTest
    @EnumSource
    void theListOfObjectsIsWhatTheScriptsMakeOnEveryVersion(Version version) throws Exception {
        PgServer server = PgServer.shared(version);
        String schema = "objects";
        Target target = Target.byUrl(server.url() + "&schema=" + schema, StoreOptions.DEFAULT);
        new Tables(target).migrate();
        try (Session session = new Session(target.connector().connect(), target.catalog(TimeSource.SERVER))) {
            assertIsCurrent(OBJECTS, lines(session, schema));
        } finally {
            Servers.execute(server, "drop schema " + schema + " cascade");
        }
    }

    private static String lines(Session session, String schema) throws SQLException {
        List<String> lines = SchemaObjects.of(session, schema);
        return String.join("\n", lines) + "\n";
    }

    private static void assertIsCurrent(Path file, String content) throws IOException {
        if (Boolean.getBoolean("jobwright.docs.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
        assertThat(file).as("write it with -Djobwright.docs.write=true").exists();
        assertThat(Files.readString(file).replace("\r\n", "\n"))
                .as("write it anew with -Djobwright.docs.write=true")
                .isEqualTo(content);
    }
}
