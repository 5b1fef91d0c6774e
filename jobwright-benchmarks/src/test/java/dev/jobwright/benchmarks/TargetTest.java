package dev.jobwright.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetTest {

    private static final Figures MINE = new Figures().with(Figure.RATE, 100);

    @Test
    void eachGoalIsJudgedByItself() {
        Target target = Target.partOf(10, "fast").and(Target.partOf(2, "slow")).and(Target.partOf(1, "absent"));
        Map<String, Figures> others =
                Map.of("fast", new Figures().with(Figure.RATE, 11), "slow", new Figures().with(Figure.RATE, 50));
        assertThat(target.judge(MINE, others))
                .isEqualTo("≥ 10.0 × fast of the same run: **missed**; ≥ 2.0 × slow of the same run: met;"
                        + " ≥ 1.0 × absent of the same run: not measured");
    }

    @Test
    void aFigureThatIsNotThereIsNotMissed() {
        assertThat(Target.atMost(0.02, Figure.STATEMENTS).judge(MINE, Map.of())).endsWith(": not measured");
        assertThat(Target.rate(100).judge(MINE, Map.of())).endsWith(": met");
    }
}
