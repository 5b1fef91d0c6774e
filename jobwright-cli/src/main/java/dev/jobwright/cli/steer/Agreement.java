package dev.jobwright.cli.steer;

import dev.jobwright.InvalidInput;
import dev.jobwright.cli.Surroundings;
import java.io.IOException;
import java.util.Locale;

/** Asks before many jobs are changed. */
final class Agreement {

    private Agreement() {}

    /**
     * @param what such as {@code cancel 12 jobs}
     * @throws InvalidInput when there is nobody to ask
     */
    static boolean isGiven(Surroundings surroundings, String what) throws IOException {
        if (!surroundings.inIsTerminal()) {
            throw new InvalidInput("this would " + what + ": add --yes to do it");
        }
        surroundings.err().print(what + "? [y/N] ");
        surroundings.err().flush();
        StringBuilder answer = new StringBuilder();
        for (int c = surroundings.in().read();
                c >= 0 && c != '\n';
                c = surroundings.in().read()) {
            answer.append((char) c);
        }
        return answer.toString().strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}
