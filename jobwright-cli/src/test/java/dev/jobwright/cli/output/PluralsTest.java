package dev.jobwright.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PluralsTest {

    @Test
    void oneIsNotMany() {
        assertThat(Plurals.of(0, "slot")).isEqualTo("0 slots");
        assertThat(Plurals.of(1, "slot")).isEqualTo("1 slot");
        assertThat(Plurals.of(1_200, "slot")).isEqualTo("1,200 slots");
    }
}
