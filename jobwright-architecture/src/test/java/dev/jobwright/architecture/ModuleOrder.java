package dev.jobwright.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.EnumSet;
import java.util.Set;

/** Imports point downwards only. */
final class ModuleOrder {
    private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("dev.jobwright..");

    static final ArchRule EVERY_CLASS_BELONGS_TO_A_MODULE = classes()
            .should(ArchCondition.from(Modules.allOf(EnumSet.allOf(Modules.class))))
            .as("every package has its row in " + Modules.class.getSimpleName())
            .allowEmptyShould(true);

    static final ArchRule CORE_NEEDS_ONLY_THE_JDK = classes()
            .that(Modules.CORE.classes())
            .should()
            .onlyDependOnClassesThat(Modules.CORE.classes().or(coreMayUse()))
            .because("whoever takes the core takes nothing else with it, and it must not know how a store keeps jobs")
            .allowEmptyShould(true);

    /** A module may use its own classes, those of the modules it may know, and foreign ones. */
    static ArchRule mayOnlyKnowItsRow(Modules module) {
        Set<Modules> known = EnumSet.copyOf(module.mayKnow());
        known.add(module);
        return noClasses()
                .that(module.classes())
                .should()
                .dependOnClassesThat(OURS.and(not(Modules.allOf(known))))
                .as(module + " knows only " + module.mayKnow())
                .allowEmptyShould(true);
    }

    /** Of SQL only what lets a caller enqueue within a transaction of its own. */
    private static DescribedPredicate<JavaClass> coreMayUse() {
        Set<String> sql = Set.of("java.sql.Connection", "java.sql.SQLException", "javax.sql.DataSource");
        return describe("java.* without SQL, jspecify, or " + sql, type -> {
            JavaClass component = type.getBaseComponentType();
            String name = component.getName();
            return component.isPrimitive()
                    || sql.contains(name)
                    || name.startsWith("org.jspecify.")
                    || (name.startsWith("java.") && !name.startsWith("java.sql."));
        });
    }

    private ModuleOrder() {}
}
