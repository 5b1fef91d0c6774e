package dev.jobwright;

import java.nio.charset.StandardCharsets;

/**
 * The one codec for text that comes from outside and is not the caller's JSON: error messages, stacks, reasons, names
 * of hosts, output. What databases refuse (NUL, lone surrogates) is written as a visible escape, and text that is too
 * long is cut, with a mark that says how much is missing.
 */
public final class Texts {

    private Texts() {}

    /**
     * The text as stores keep it: NUL and lone surrogates written as {@code \}{@code u0000}, cut to at most
     * {@code maxBytes} bytes of UTF-8 with the mark {@code … (N bytes left out)} inside that limit.
     */
    public static String storable(String text, int maxBytes) {
        String clean = escape(text);
        byte[] utf8 = clean.getBytes(StandardCharsets.UTF_8);
        if (utf8.length <= maxBytes) {
            return clean;
        }
        // The mark's own length depends on the number in it; reserving for the longest keeps this one pass.
        int keep = Math.max(0, maxBytes - "… ( bytes left out)".getBytes(StandardCharsets.UTF_8).length - 10);
        while (keep > 0 && (utf8[keep] & 0xC0) == 0x80) {
            keep--;
        }
        return new String(utf8, 0, keep, StandardCharsets.UTF_8) + "… (" + (utf8.length - keep) + " bytes left out)";
    }

    /** How many bytes the text takes as UTF-8. */
    public static int utf8Length(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
        }
        return bytes;
    }

    private static String escape(String text) {
        StringBuilder escaped = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair || !(c == 0 || Character.isSurrogate(c))) {
                if (escaped != null) {
                    escaped.append(c);
                    if (pair) {
                        escaped.append(text.charAt(i + 1));
                    }
                }
                if (pair) {
                    i++;
                }
                continue;
            }
            if (escaped == null) {
                escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            appendEscape(escaped, c);
        }
        return escaped == null ? text : escaped.toString();
    }

    /** The text for a terminal or a log line: every control character is escaped, so that data cannot act. */
    public static String show(String text, int maxChars) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && shown.length() < maxChars; i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                shown.append(c).append(text.charAt(++i));
            } else if (c == '\n') {
                shown.append("\\n");
            } else if (c == '\t') {
                shown.append("\\t");
            } else if (Character.isISOControl(c) || Character.isSurrogate(c) || actsOnTerminals(c)) {
                appendEscape(shown, c);
            } else {
                shown.append(c);
            }
        }
        return shown.length() < maxChars ? shown.toString() : shown.append('…').toString();
    }

    /** Line separators and the marks that reverse the direction of text. */
    private static boolean actsOnTerminals(char c) {
        return (c >= '\u2028' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }

    private static void appendEscape(StringBuilder out, char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.forDigit((c >> shift) & 0xF, 16));
        }
    }
}
