package dev.jobwright.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SqlCatalogTest {

    private final SqlCatalog catalog = new SqlCatalog(SqlCatalogTest.class, Map.of("now", "clock_timestamp()"));

    @Test
    void commentsAreLeftOutAndWordsAreWritten() {
        assertThat(catalog.get("sample")).isEqualTo("select name\nfrom job\nwhere due < clock_timestamp();");
        assertThat(catalog.with(Map.of("now", "?1")).get("sample")).endsWith("due < ?1;");
    }

    @Test
    void aScriptHasSeveralStatements() {
        assertThat(catalog.script("sample-script"))
                .containsExactly("create table a (\n  b text\n)", "create table c (d text)");
    }

    @Test
    void aTextForPeopleKeepsTheComments() {
        assertThat(catalog.text("sample")).startsWith("-- ").endsWith(";\n").contains("where due < clock_timestamp()");
    }

    @Test
    void aMissingStatementIsNamed() {
        assertThatThrownBy(() -> catalog.get("nowhere")).hasMessageContaining("nowhere.sql");
    }
}
