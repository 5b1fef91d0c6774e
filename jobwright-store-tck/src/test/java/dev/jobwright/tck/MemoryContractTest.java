package dev.jobwright.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.lifecycle.Lifecycle;
import dev.jobwright.lifecycle.Transition;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInfo;

/** The reference store keeps the contract; and the contract leaves no row of the life cycle out. */
class MemoryContractTest extends StoreContract {

    private static final Set<Transition> WALKED = ConcurrentHashMap.newKeySet();
    private static final Set<Class<?>> THEMES = ConcurrentHashMap.newKeySet();

    @Override
    protected StoreFixture fixture() {
        return new MemoryFixture((from, trigger, to) -> WALKED.add(new Transition(from, trigger, to, "")));
    }

    @BeforeEach
    void noteTheTheme(TestInfo test) {
        THEMES.add(test.getTestClass().orElseThrow());
    }

    /** Judged when every theme was played, not when somebody runs one of them alone. */
    @AfterAll
    static void everyRowOfTheLifecycleWasWalked() {
        long themes = Arrays.stream(StoreContract.class.getDeclaredClasses())
                .filter(theme -> theme.isAnnotationPresent(Nested.class))
                .count();
        if (THEMES.size() == themes) {
            List<Transition> neverWalked = Lifecycle.table().stream()
                    .filter(row -> !WALKED.contains(new Transition(row.from(), row.trigger(), row.to(), "")))
                    .toList();
            assertThat(neverWalked)
                    .as("rows of Lifecycle.table() that no test walks")
                    .isEmpty();
        }
    }
}
