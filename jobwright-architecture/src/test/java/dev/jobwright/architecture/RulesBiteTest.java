package dev.jobwright.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.jobwright.benchmarks.specimen.BenchmarkThatMeasures;
import dev.jobwright.elsewhere.LooseBase;
import dev.jobwright.sqlite.specimen.SpecimenClock;
import dev.jobwright.sqlite.specimen.StoreThatSleeps;
import dev.jobwright.store.specimen.CoreThatKnowsStatements;
import dev.jobwright.store.specimen.CoreThatPassesConnections;
import dev.jobwright.worker.specimen.WorkerThatKnowsSqlite;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A rule that never fails proves nothing, so each one meets a class that breaks it. */
class RulesBiteTest {
    @Test
    void aClassOutsideOfAllModulesIsFound() {
        assertThat(violations(ModuleOrder.EVERY_CLASS_BELONGS_TO_A_MODULE, LooseBase.class))
                .hasSize(1);
        assertThat(violations(ModuleOrder.EVERY_CLASS_BELONGS_TO_A_MODULE, SpecimenClock.class))
                .isEmpty();
    }

    @Test
    void theCoreMayPassAConnectionButNotPrepareAStatement() {
        assertThat(violations(ModuleOrder.CORE_NEEDS_ONLY_THE_JDK, CoreThatKnowsStatements.class))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("PreparedStatement"));
        assertThat(violations(ModuleOrder.CORE_NEEDS_ONLY_THE_JDK, CoreThatPassesConnections.class))
                .isEmpty();
    }

    @Test
    void aWorkerThatKnowsSqliteIsFound() {
        ArchRule rule = ModuleOrder.mayOnlyKnowItsRow(Modules.WORKER);
        assertThat(violations(rule, WorkerThatKnowsSqlite.class, SpecimenClock.class))
                .isNotEmpty();
        assertThat(violations(ModuleOrder.mayOnlyKnowItsRow(Modules.CLI), WorkerThatKnowsSqlite.class))
                .isEmpty();
    }

    @Test
    void sleepsAndMethodReferencesToTheClockAreFound() {
        assertThat(violations(Bans.TIME_AND_CHANCE_COME_IN_BY_THE_DOOR, StoreThatSleeps.class))
                .hasSize(2);
        assertThat(violations(
                        Bans.TIME_AND_CHANCE_COME_IN_BY_THE_DOOR,
                        BenchmarkThatMeasures.class,
                        SpecimenClock.class,
                        anonymousClassOf(SpecimenClock.class)))
                .isEmpty();
    }

    @Test
    void dangerousCallsAndEmptyNamesAreFound() {
        assertThat(violations(Bans.NO_JAVA_SERIALIZATION, LooseBase.class)).isNotEmpty();
        assertThat(violations(Bans.NO_CLASS_BY_NAME, LooseBase.class)).hasSize(1);
        assertThat(violations(Bans.NO_SCRIPTS_AND_NO_NAMING, LooseBase.class)).isNotEmpty();
        assertThat(violations(Bans.NAMES_SAY_WHAT_A_CLASS_IS, LooseBase.class)).hasSize(1);
        assertThat(violations(Bans.NAMES_SAY_WHAT_A_CLASS_IS, SpecimenClock.class))
                .isEmpty();
    }

    private static Class<?> anonymousClassOf(Class<?> type) {
        try {
            return type.getClassLoader().loadClass(type.getName() + "$1");
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> violations(ArchRule rule, Class<?>... types) {
        JavaClasses specimens = new ClassFileImporter().importClasses(types);
        return rule.evaluate(specimens).getFailureReport().getDetails();
    }
}
