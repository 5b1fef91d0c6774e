package dev.jobwright.cli.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The examples of a page: its blocks that are fenced as {@code console}. In them a line that begins with {@code $} and a
 * space is a command, a line that begins with {@code >} and a space goes on with it, and the others are what it prints. In
 * those, {@code …} stands for anything within a line, and alone for any lines.
 */
public final class Examples {

    private static final String ANYTHING = "…";

    /**
     * @param section the heading that it stands under
     * @param line where it stands in the page
     */
    public record Example(String section, int line, String command, List<String> output) {

        /** Whether it has printed what the page says. */
        boolean printed(String actual) {
            StringBuilder pattern = new StringBuilder();
            for (String expected : output) {
                pattern.append(
                        expected.equals(ANYTHING)
                                ? "(?:[^\n]*\n)*"
                                : Pattern.quote(expected).replace(ANYTHING, "\\E[^\n]*\\Q") + "\n");
            }
            return Pattern.matches(pattern.toString(), actual);
        }
    }

    private Examples() {}

    public static List<Example> of(Path page) throws IOException {
        List<Example> examples = new ArrayList<>();
        boolean inside = false;
        String section = "";
        int number = 0;
        StringBuilder command = new StringBuilder();
        List<String> output = new ArrayList<>();
        for (String line : Files.readAllLines(page)) {
            number++;
            boolean ends = inside && (line.startsWith("```") || line.startsWith("$ "));
            if (ends && command.length() > 0) {
                int at = number - output.size() - command.toString().split("\n", -1).length;
                examples.add(new Example(section, at, command.toString(), List.copyOf(output)));
                command.setLength(0);
                output.clear();
            }
            if (!inside && line.startsWith("## ")) {
                section = line.substring(3);
            }
            if (line.startsWith("```")) {
                inside = line.equals("```console");
            } else if (inside && line.startsWith("$ ")) {
                command.append(line.substring(2));
            } else if (inside && line.startsWith("> ") && output.isEmpty()) {
                command.append('\n').append(line.substring(2));
            } else if (inside) {
                output.add(line);
            }
        }
        return examples;
    }
}
