package dev.jobwright.architecture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModuleOrderTest {
    @Test
    void everyClassBelongsToAModule() {
        ModuleOrder.EVERY_CLASS_BELONGS_TO_A_MODULE.check(MainCode.CLASSES);
    }

    @Test
    void theCoreNeedsOnlyTheJdk() {
        ModuleOrder.CORE_NEEDS_ONLY_THE_JDK.check(MainCode.CLASSES);
    }

    @ParameterizedTest
    @EnumSource
    void aModuleKnowsOnlyTheModulesOfItsRow(Modules module) {
        ModuleOrder.mayOnlyKnowItsRow(module).check(MainCode.CLASSES);
    }
}
