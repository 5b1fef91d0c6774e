package dev.jobwright.cli.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Shows a command so that it can be pasted into a shell, and cannot act on a terminal. */
public final class Quoting {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./^-]+");
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\u2028-\\u202E\\u2066-\\u2069\\p{Cs}]");

    private Quoting() {}

    public static String quoted(List<String> words) {
        return words.stream().map(Quoting::word).collect(Collectors.joining(" "));
    }

    private static String word(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        return UNSAFE.matcher(word).find() ? escaped(word) : "'" + word.replace("'", "'\\''") + "'";
    }

    /** In the form that most shells take for characters that cannot be seen. */
    private static String escaped(String word) {
        StringBuilder text = new StringBuilder("$'");
        word.codePoints().forEach(character -> {
            String one = Character.toString(character);
            switch (one) {
                case "\n" -> text.append("\\n");
                case "\t" -> text.append("\\t");
                case "\r" -> text.append("\\r");
                case "\\", "'" -> text.append('\\').append(one);
                default -> {
                    if (UNSAFE.matcher(one).find()) {
                        for (byte each : one.getBytes(StandardCharsets.UTF_8)) {
                            text.append(String.format(Locale.ROOT, "\\%03o", each & 0xFF));
                        }
                    } else {
                        text.append(one);
                    }
                }
            }
        });
        return text.append('\'').toString();
    }
}
