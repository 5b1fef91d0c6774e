package dev.jobwright.cli.run;

import dev.jobwright.cli.Surroundings;
import dev.jobwright.cli.command.Template;
import dev.jobwright.cli.output.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Prints what a run would do, a line for each command: its number, a tab, and the command. Writes nothing. */
final class DryRun {

    private static final int ANY_SLOT = 1;

    private DryRun() {}

    static int print(Workload workload, Surroundings surroundings, Screen screen) throws IOException {
        Template template = new Template(workload.command());
        try (LineReader reader = workload.source().open(surroundings, Path.of(workload.folder()))) {
            for (List<Line> lines = reader.batch(); !lines.isEmpty(); lines = reader.batch()) {
                for (Line line : lines) {
                    screen.printLine(line.number() + "\t"
                            + template.fill(line.in(ANY_SLOT)).quoted());
                }
            }
        }
        return 0;
    }
}
