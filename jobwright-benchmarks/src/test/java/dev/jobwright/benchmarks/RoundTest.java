package dev.jobwright.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRES")
    void aSmallDrainRunsInJvmsOfItsOwnAndLeavesNothingBehind(Store store, @TempDir Path dir) throws Exception {
        Figures figures = new Round(Workloads.named("E-10k"), store, null, dir, 1, false).run();
        assertThat(figures.get(Figure.RATE)).isPositive();
        assertThat(figures.get(Figure.CPU)).isPositive();
        try (Stream<Path> left = Files.list(dir)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void theFirstLetterNamesAFamily() {
        assertThat(Workloads.matching("E")).extracting(Workload::name).containsExactly("E-10k", "E-100k", "E-1m");
        assertThat(Workloads.matching("D"))
                .extracting(Workload::name)
                .contains("D", "D DBOS")
                .doesNotContain("D2");
    }
}
