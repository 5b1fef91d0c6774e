package dev.jobwright.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Locale;

/** The rooms of the command line, from the lowest: each may know those before it, and none behind it. */
enum CommandLineRooms {
    COMMAND,
    PROCESS,
    OUTPUT,
    RUN;

    private String packageName() {
        return "dev.jobwright.cli." + name().toLowerCase(Locale.ROOT) + "..";
    }

    ArchRule knowsNoneBehindIt() {
        String[] behind = Arrays.stream(values())
                .filter(other -> other.compareTo(this) > 0)
                .map(CommandLineRooms::packageName)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(packageName())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(behind)
                .because("what a command is does not depend on how a run uses it");
    }
}
