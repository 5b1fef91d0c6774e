package dev.jobwright.jdbc;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Headers as one text: a line {@code name=value} for each, in the order of names; null for none. */
public final class HeaderText {

    private HeaderText() {}

    public static @Nullable String write(Map<String, String> headers) {
        if (headers.isEmpty()) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        new TreeMap<>(headers).forEach((name, value) -> {
            escape(text, name);
            text.append('=');
            escape(text, value);
            text.append('\n');
        });
        return text.toString();
    }

    private static void escape(StringBuilder out, String plain) {
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '=' -> out.append("\\e");
                case '\n' -> out.append("\\n");
                default -> out.append(c);
            }
        }
    }

    public static Map<String, String> read(@Nullable String text) {
        if (text == null) {
            return Map.of();
        }
        Map<String, String> headers = new HashMap<>();
        StringBuilder part = new StringBuilder();
        String name = "";
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                part.append(unescape(text.charAt(i)));
            } else if (c == '=') {
                name = part.toString();
                part.setLength(0);
            } else if (c == '\n') {
                headers.put(name, part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        return Map.copyOf(headers);
    }

    private static char unescape(char c) {
        return switch (c) {
            case 'e' -> '=';
            case 'n' -> '\n';
            default -> c;
        };
    }
}
