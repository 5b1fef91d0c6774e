package dev.jobwright.cli.run;

import dev.jobwright.Texts;
import dev.jobwright.cli.Surroundings;
import java.io.IOException;
import java.nio.file.Files;

/** What is printed while a run goes on: output of commands, notices, and the progress that gives way to both. */
final class Screen {

    private static final int WIDEST = 110;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Surroundings surroundings;
    private boolean drawn;
    private boolean unread;

    Screen(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** All that a command wrote, in one piece. */
    synchronized void print(Spool spool) throws IOException {
        clear();
        if (!unread) {
            long length = Files.size(spool.stdout());
            try {
                if (length > 0) {
                    Files.copy(spool.stdout(), surroundings.out());
                    surroundings.out().flush();
                }
            } catch (IOException e) {
                // Nobody reads on, as behind 'head'. The work goes on.
                unread = true;
            }
        }
        if (Files.size(spool.stderr()) > 0) {
            Files.copy(spool.stderr(), surroundings.err());
            surroundings.err().flush();
        }
    }

    /** A notice, as one line. */
    synchronized void say(String line) {
        clear();
        surroundings.say(Texts.show(line, 1_000));
    }

    synchronized void draw(String progress) {
        String text = progress.length() > WIDEST ? progress.substring(0, WIDEST) : progress;
        surroundings.err().print(CLEAR_LINE + text);
        surroundings.err().flush();
        drawn = true;
    }

    synchronized void clear() {
        if (drawn) {
            surroundings.err().print(CLEAR_LINE);
            surroundings.err().flush();
            drawn = false;
        }
    }
}
