package dev.jobwright.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What no class may call or be called. */
final class Bans {
    /** Where the machine's clock, sleep, randomness and fresh ids may be asked for. */
    private static final List<String> RUNTIME_NAMES = List.of("Clock", "Main", "Ids");

    private static final Set<String> TIME_AND_CHANCE = Set.of(
            "java.lang.System.nanoTime",
            "java.lang.System.currentTimeMillis",
            "java.lang.Thread.sleep",
            "java.util.concurrent.TimeUnit.sleep",
            "java.util.UUID.randomUUID",
            "java.lang.Math.random",
            "java.util.concurrent.ThreadLocalRandom.current");

    static final ArchRule TIME_AND_CHANCE_COME_IN_BY_THE_DOOR = noClasses()
            .that(not(partOfTheRuntime()))
            .and(not(Modules.allOf(EnumSet.of(Modules.EXAMPLES, Modules.BENCHMARKS, Modules.CRASH_TESTS))))
            .should()
            .accessTargetWhere(targets("the clock, sleep, randomness or fresh ids", Bans::isTimeOrChance))
            .because("time, randomness and ids are asked for by constructors, so that tests are exact and never sleep")
            .allowEmptyShould(true);

    static final ArchRule NO_JAVA_SERIALIZATION = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ObjectInputStream.class)
            .because("reading serialized objects runs code that an attacker chooses")
            .allowEmptyShould(true);

    static final ArchRule NO_CLASS_BY_NAME = noClasses()
            .should()
            .accessTargetWhere(targets(
                    "Class.forName or ClassLoader.loadClass",
                    target -> (target.getOwner().isEquivalentTo(Class.class)
                                    && target.getName().equals("forName"))
                            || (target.getOwner().isAssignableTo(ClassLoader.class)
                                    && target.getName().equals("loadClass"))))
            .because("what is stored must never choose which class runs")
            .allowEmptyShould(true);

    static final ArchRule NO_SCRIPTS_AND_NO_NAMING = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.script..", "javax.naming..")
            .because("both turn text into code")
            .allowEmptyShould(true);

    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = classes()
            .should()
            .haveNameNotMatching("(.*[.$])?(\\w*(Manager|Helper|Util|Utils|Impl|Base)|Abstract\\w*)")
            .because("something truer can be found")
            .allowEmptyShould(true);

    private static boolean isTimeOrChance(AccessTarget target) {
        String owner = target.getOwner().getName();
        if (TIME_AND_CHANCE.contains(owner + "." + target.getName())) {
            return true;
        }
        boolean readsNow = owner.startsWith("java.time.") && target.getName().equals("now") && !takesAClock(target);
        // A clock of the system's own would open a second door to Instant.now().
        boolean makesClock =
                owner.equals("java.time.Clock") && target.getName().matches("system.*|tick(Millis|Seconds|Minutes)");
        boolean makesSource =
                owner.equals("java.time.InstantSource") && target.getName().equals("system");
        return readsNow || makesClock || makesSource;
    }

    private static boolean takesAClock(AccessTarget target) {
        return target instanceof AccessTarget.CodeUnitAccessTarget unit
                && unit.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static DescribedPredicate<JavaClass> partOfTheRuntime() {
        DescribedPredicate<JavaClass> named = describe("named as runtime", type -> {
            Optional<JavaClass> at = Optional.of(type);
            while (at.isPresent()) {
                String name = at.get().getSimpleName();
                if (RUNTIME_NAMES.stream().anyMatch(name::endsWith)) {
                    return true;
                }
                at = at.get().getEnclosingClass();
            }
            return false;
        });
        return resideInAPackage("..runtime..").or(named).as("part of the runtime");
    }

    private static DescribedPredicate<JavaAccess<?>> targets(String what, Predicate<AccessTarget> condition) {
        return describe(what, access -> condition.test(access.getTarget()));
    }

    private Bans() {}
}
