package dev.jobwright.cli.output;

import dev.jobwright.cli.process.AttemptOutput;
import java.io.IOException;
import java.util.function.Consumer;

/** Prints the output of a line's last attempt in one piece, when it has ended. */
public final class GroupedPrinter implements Printer {

    private final Screen screen;
    private final Consumer<String> trouble;

    /** @param trouble told why output cannot be printed */
    public GroupedPrinter(Screen screen, Consumer<String> trouble) {
        this.screen = screen;
        this.trouble = trouble;
    }

    @Override
    public AttemptOutput of(long number, String tag) {
        return (spool, result, last) -> {
            try (spool) {
                if (result != null && last && result.hasOutput()) {
                    screen.print(spool.stdout(), spool.stderr(), tag);
                }
            } catch (IOException e) {
                trouble.accept("cannot read the output of line " + number + ": " + e.getMessage());
            }
        };
    }
}
