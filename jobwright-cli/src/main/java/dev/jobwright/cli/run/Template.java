package dev.jobwright.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command with places for a line. Its words become arguments as they are, without a shell: whatever a line holds, it
 * is a part of one argument.
 *
 * @param words the program and its arguments
 */
record Template(List<String> words) {

    private static final Pattern TOKEN = Pattern.compile("\\{(\\.|//|/\\.|/|#)?}");

    Template {
        words = List.copyOf(words);
    }

    /** Whether the program itself depends on the line. */
    boolean hasVariableProgram() {
        return TOKEN.matcher(words.get(0)).find();
    }

    /** The command for a line: each token replaced, in one pass; without any, the line is one more argument. */
    List<String> fill(Line line) {
        List<String> filled = new ArrayList<>(words.size() + 1);
        boolean replaced = false;
        for (String word : words) {
            Matcher token = TOKEN.matcher(word);
            if (!token.find()) {
                filled.add(word);
                continue;
            }
            replaced = true;
            StringBuilder text = new StringBuilder();
            do {
                token.appendReplacement(text, Matcher.quoteReplacement(value(token.group(), line)));
            } while (token.find());
            filled.add(token.appendTail(text).toString());
        }
        if (!replaced) {
            filled.add(line.line());
        }
        return filled;
    }

    private static String value(String token, Line line) {
        String text = line.line();
        return switch (token) {
            case "{.}" -> text.substring(0, baseStart(text)) + withoutExtension(text.substring(baseStart(text)));
            case "{/}" -> base(text);
            case "{//}" -> folder(text);
            case "{/.}" -> withoutExtension(base(text));
            case "{#}" -> Long.toString(line.number());
            default -> text;
        };
    }

    private static int baseStart(String path) {
        return path.lastIndexOf('/') + 1;
    }

    private static String base(String path) {
        String trimmed = withoutEndSlashes(path);
        return trimmed.equals("/") ? "/" : trimmed.substring(baseStart(trimmed));
    }

    private static String folder(String path) {
        String trimmed = withoutEndSlashes(path);
        int slash = trimmed.lastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : withoutEndSlashes(trimmed.substring(0, slash));
    }

    private static String withoutEndSlashes(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /** A leading dot begins a hidden file's name, not an extension. */
    private static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
