package dev.jobwright.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.jdbc.Session;
import dev.jobwright.jdbc.SqlCatalog;
import dev.jobwright.pgserver.PgServer;
import dev.jobwright.pgserver.PgServer.Version;
import dev.jobwright.store.StoreProvider.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * How the server runs the statements. While tables are empty, and known to be, the planner takes every set for one row, and
 * a plan made then is kept for some seconds; when they are large a plan must not walk one without need.
 */
@RunsPostgres
@TestInstance(Lifecycle.PER_CLASS)
class PlansTest {

    private static final Path SCRIPTS = Path.of("src/main/resources/dev/jobwright/postgres");

    /** Two sets that are joined by comparing each member with each. */
    private static final Pattern EACH_WITH_EACH = Pattern.compile("Join Filter: .*[a-z_]+ = [a-z_]+.*");

    /** A table that grows with the history, read from one end to the other. */
    private static final Pattern WALK = Pattern.compile(
            "(?<!Tid )Scan (using \\w+ )?on (job|outcome|attempt|tally|failure|waiting|job_event|log)\\b");

    private static final Pattern PARAMETER = Pattern.compile("\\?");
    private static final Map<String, String> OLDEST_FIRST = Map.of("beyond", ">", "order", "asc");

    /** Many jobs of every kind, most of them ended. */
    private static final List<String> MANY_JOBS = List.of(
            "insert into job (due, enqueued_at, id, lane, policy, nprio, args, key, correlation)"
                    + " select n, n, gen_random_uuid(), 1 + n % 10, 1, 0, '{}', case when n % 9 = 0 then 'k' || n end,"
                    + " case when n % 9 = 0 then 'c' || n % 99 end from generate_series(1, 50000) n",
            "insert into outcome (seq, attempt, finished_at, nonce, took, run, instance, state, attempt_end)"
                    + " select n, 1, n, n, 1, 1, 1, case when n % 50 = 0 then 8 else 7 end, 1 from generate_series(1, 40000) n",
            "insert into attempt (seq, attempt, finished_at, nonce, took, run, instance, attempt_end)"
                    + " select n, 1, n, n, 1, 1, 1, 2 from generate_series(1, 20000) n",
            "insert into failure select n, 1, 'r', 't', 'm', 's' from generate_series(1, 20000) n",
            "insert into tally select n, 1, 1, 0, 0, 0 from generate_series(1, 20000) n",
            "insert into job_event (seq, at, from_state, to_state, verb, actor, reason)"
                    + " select n, n, 5, 2, 'hold', 'a', 'r' from generate_series(1, 20000) n",
            "insert into log (seq, attempt, number, at, stream, text)"
                    + " select n, 1, 1, n, 1, 't' from generate_series(1, 20000) n",
            "insert into waiting (seq, wake_at, attempt, lane, run, state, pending, retrying)"
                    + " select n, n, 0, 1, 1, 3, 0, false from generate_series(40001, 45000) n",
            "insert into ready (due, seq, attempt, lane, run, nprio)"
                    + " select n, n, 0, 1 + n % 10, 1, 0 from generate_series(45001, 50000) n");

    private final String url = PgServer.shared(Version.V18).url() + "&schema=plans";

    /** In the simple protocol a statement with parameters can be explained without any. */
    private final Target target = Target.byUrl(url + "&preferQueryMode=simple", StoreOptions.DEFAULT);

    private final SqlCatalog catalog = target.catalog(TimeSource.SERVER);
    private Session session;

    @BeforeAll
    void connect() throws SQLException {
        session = new Session(new Database(target.connector()).connect(), catalog);
    }

    @BeforeEach
    void makeTables() throws SQLException {
        PostgresStore.open(url, StoreOptions.DEFAULT).close();
        session.execute("set search_path = plans");
    }

    @AfterEach
    void dropTables() throws SQLException {
        session.execute("drop schema plans cascade");
    }

    @AfterAll
    void disconnect() throws SQLException {
        session.close();
    }

    @Test
    void noStatementComparesEachMemberOfASetWithEachOfAnother() throws Exception {
        session.execute("analyze");
        assertNoPlanHolds(
                statements("unnest(?"), line -> EACH_WITH_EACH.matcher(line).find());
    }

    @Test
    void noStatementButThoseOfTheInspectionWalksALargeTable() throws Exception {
        for (String jobs : MANY_JOBS) {
            session.execute(jobs);
        }
        session.execute("analyze");
        List<String> names = statements("");
        names.removeIf(name -> name.startsWith("inspect-"));
        assertNoPlanHolds(names, line -> WALK.matcher(line).find() && !line.contains("Index Cond"));
    }

    private void assertNoPlanHolds(List<String> names, Predicate<String> wrong) throws SQLException {
        assertThat(names).isNotEmpty();
        SoftAssertions.assertSoftly(softly -> {
            for (String name : names) {
                String plan = plan(name);
                softly.assertThat(plan.lines().filter(wrong))
                        .as(name + "\n" + plan)
                        .isEmpty();
            }
        });
    }

    /** The names of those that hold a text, without the ones that make the tables. */
    private static List<String> statements(String text) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".sql")).toList()) {
                String name = file.getFileName().toString().replace(".sql", "");
                if (!name.startsWith("schema-")
                        && !name.equals("grants")
                        && Files.readString(file).contains(text)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** With the condition of each scan on its own line. */
    private String plan(String name) {
        StringBuilder lines = new StringBuilder();
        AtomicInteger number = new AtomicInteger();
        String sql = PARAMETER
                .matcher(catalog.with(OLDEST_FIRST).get(name))
                .replaceAll(mark -> "\\$" + number.incrementAndGet());
        try (Statement statement = session.connection().createStatement();
                ResultSet rows = statement.executeQuery("explain (generic_plan, costs off) " + sql)) {
            while (rows.next()) {
                String line = rows.getString(1);
                lines.append(line.contains("Index Cond") ? " " : "\n").append(line);
            }
        } catch (SQLException e) {
            throw new AssertionError(name + ": " + e.getMessage(), e);
        }
        return lines.toString();
    }
}
