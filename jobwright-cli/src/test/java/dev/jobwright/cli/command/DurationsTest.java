package dev.jobwright.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jobwright.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "90, 90000",
        "90s, 90000",
        "1.5s, 1500",
        "5m, 300000",
        "2h, 7200000",
        "7d, 604800000",
        "200ms, 200",
        "0, 0"
    })
    void readsANumberWithAUnit(String text, long millis) {
        assertThat(Durations.parse("--timeout", text).toMillis()).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-1", "1y", "1 s", "five", "4000d"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> Durations.parse("--timeout", text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("--timeout is");
    }

    @Test
    void someMustBeLongerThanNothing() {
        assertThatThrownBy(() -> Durations.parsePositive("--timeout", "0s")).hasMessageContaining("longer than zero");
    }

    @Test
    void readsSizes() {
        assertThat(Sizes.parse("--max-output", "4096", 1 << 20)).isEqualTo(4096);
        assertThat(Sizes.parse("--max-output", "64k", 1 << 20)).isEqualTo(65_536);
        assertThat(Sizes.parse("--max-output", "1M", 1 << 20)).isEqualTo(1 << 20);
        assertThatThrownBy(() -> Sizes.parse("--max-output", "2M", 1 << 20)).hasMessageContaining("at most 1024K");
        assertThatThrownBy(() -> Sizes.parse("--max-output", "1G", 1 << 20)).hasMessageContaining("a number of bytes");
    }
}
