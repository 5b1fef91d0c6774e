package dev.jobwright.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The modules as a table: the packages of each, and which other modules it may know. A new package or module gets its
 * row here first; {@link ModuleOrderTest} fails while a class belongs to no row.
 */
enum Modules {
    CORE(
            "dev.jobwright",
            "dev.jobwright.lifecycle..",
            "dev.jobwright.store..",
            "dev.jobwright.memory..",
            "dev.jobwright.json..",
            "dev.jobwright.verify..",
            "dev.jobwright.queue..",
            "dev.jobwright.runtime.."),
    JDBC("dev.jobwright.jdbc.."),
    SQLITE("dev.jobwright.sqlite.."),
    PGSERVER("dev.jobwright.pgserver.."),
    POSTGRES("dev.jobwright.postgres.."),
    WORKER("dev.jobwright.worker.."),
    JACKSON("dev.jobwright.jackson.."),
    /** Lives above the core whatever its package, so {@code dev.jobwright.store.tck} is not part of it. */
    STORE_TCK("dev.jobwright..tck.."),
    CLI("dev.jobwright.cli.."),
    EXAMPLES("dev.jobwright.examples.."),
    BENCHMARKS("dev.jobwright.benchmarks.."),
    CRASH_TESTS("dev.jobwright.crash..");

    private final List<String> packages;

    Modules(String... packages) {
        this.packages = List.of(packages);
    }

    /** The modules this one may import from, besides itself. */
    Set<Modules> mayKnow() {
        return switch (this) {
            case CORE, PGSERVER -> EnumSet.noneOf(Modules.class);
            case JDBC, WORKER, JACKSON, STORE_TCK -> EnumSet.of(CORE);
            case SQLITE, POSTGRES -> EnumSet.of(CORE, JDBC);
            case EXAMPLES, BENCHMARKS, CRASH_TESTS ->
                EnumSet.of(CORE, JDBC, SQLITE, PGSERVER, POSTGRES, WORKER, JACKSON);
            case CLI -> EnumSet.complementOf(EnumSet.of(EXAMPLES, BENCHMARKS, CRASH_TESTS, PGSERVER));
        };
    }

    DescribedPredicate<JavaClass> classes() {
        DescribedPredicate<JavaClass> here = resideInAnyPackage(packages.toArray(String[]::new));
        if (this != STORE_TCK) {
            here = here.and(not(resideInAPackage("dev.jobwright..tck..")));
        }
        return here.as("module " + name());
    }

    static DescribedPredicate<JavaClass> allOf(Iterable<Modules> modules) {
        List<DescribedPredicate<JavaClass>> all = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Modules module : modules) {
            all.add(module.classes());
            names.add(module.name());
        }
        return describe("modules " + names, type -> all.stream().anyMatch(one -> one.test(type)));
    }
}
