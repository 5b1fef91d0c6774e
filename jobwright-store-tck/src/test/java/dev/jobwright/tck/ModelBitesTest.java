package dev.jobwright.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.tck.model.Campaign;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The model test finds what is wrong, and says it in few words: otherwise its silence would mean nothing. */
class ModelBitesTest {

    private static final int SEEDS = 200;
    private static final int OPERATIONS_THAT_A_REPORT_MAY_NEED = 12;

    @ParameterizedTest
    @EnumSource(BrokenStore.class)
    void aBrokenStoreIsFoundAndTheReportIsShort(BrokenStore broken) {
        Campaign campaign = new Campaign(broken::fixture, 120);

        String report = LongStream.rangeClosed(1, SEEDS)
                .mapToObj(campaign::play)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");

        assertThat(report).as("within %d seeds", SEEDS).startsWith(broken.name() + " differs from the model");
        assertThat(report.lines().filter(line -> line.matches(" {1,4}\\d+  .*")))
                .hasSizeLessThanOrEqualTo(OPERATIONS_THAT_A_REPORT_MAY_NEED);
        System.getLogger("model").log(System.Logger.Level.DEBUG, report);
    }
}
