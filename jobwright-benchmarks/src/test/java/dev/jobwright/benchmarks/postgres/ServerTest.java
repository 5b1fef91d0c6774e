package dev.jobwright.benchmarks.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://h:1/a?user=u&password=p/q, jdbc:postgresql://h:1/b?user=u&password=p/q, a",
        "jdbc:postgresql://h/a, jdbc:postgresql://h/b, a",
        "jdbc:postgresql://h/?user=u, jdbc:postgresql://h/b?user=u, ''"
    })
    void onlyTheDatabaseOfAUrlIsReplaced(String url, String other, String database) {
        try (Server server = Server.at(url)) {
            assertThat(server.withDatabase("b")).isEqualTo(other);
        }
        assertThat(Server.databaseOf(url)).isEqualTo(database);
    }

    @Test
    void whatNamesNoServerIsRefused() {
        assertThatThrownBy(() -> Server.at("postgres")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Server.databaseOf("jdbc:postgresql:a")).isInstanceOf(IllegalArgumentException.class);
    }
}
