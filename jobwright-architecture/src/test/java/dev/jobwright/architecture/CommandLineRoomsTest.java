package dev.jobwright.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.jobwright.cli.command.specimen.CommandThatKnowsRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandLineRoomsTest {
    @ParameterizedTest
    @EnumSource
    void aRoomKnowsNoneBehindIt(CommandLineRooms room) {
        room.knowsNoneBehindIt().check(MainCode.CLASSES);
    }

    @Test
    void aCommandThatKnowsRunsIsFound() {
        assertThat(CommandLineRooms.COMMAND
                        .knowsNoneBehindIt()
                        .evaluate(new ClassFileImporter().importClasses(CommandThatKnowsRuns.class))
                        .hasViolation())
                .isTrue();
    }
}
