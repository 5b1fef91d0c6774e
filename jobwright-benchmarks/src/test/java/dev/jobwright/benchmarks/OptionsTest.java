package dev.jobwright.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final String SERVER = "jdbc:postgresql://localhost/postgres";

    @Test
    void peersFollowOnPostgresOnly() throws Exception {
        assertThat(names("C", "D")).containsExactly("C", "D");
        assertThat(names("--store", SERVER, "C"))
                .containsExactly("C", "C db-scheduler", "C JobRunr", "C Quartz", "C DBOS");
        assertThat(names("--store", SERVER, "--with", "dbos,db-scheduler", "A"))
                .containsExactly("A", "A db-scheduler", "A DBOS");
        assertThat(names("--store", SERVER, "--with", "none", "A")).containsExactly("A");
        assertThatThrownBy(() -> names("--with", "cron")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void longAndSpecialOnesWaitForTheirNames() throws Exception {
        assertThat(names("--store", SERVER)).contains("C", "C Quartz", "E-1m").doesNotContain("C-held", "E-5m");
        assertThat(names("--store", SERVER, "E")).containsExactly("E-10k", "E-100k", "E-1m");
        assertThat(names("--store", SERVER, "C-held", "E-5m-finished")).containsExactly("C-held", "E-5m-finished");
        assertThat(names()).contains("raw-insert").doesNotContain("raw-pg-insert", "S-held", "A DBOS");
    }

    private static List<String> names(String... args) throws Exception {
        return Options.parse(args).workloads().stream().map(Workload::name).toList();
    }
}
