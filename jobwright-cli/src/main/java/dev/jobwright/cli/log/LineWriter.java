package dev.jobwright.cli.log;

import dev.jobwright.Texts;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Makes whole lines of the bytes of one stream, with a tag before each when several jobs write to one place. */
final class LineWriter {

    private final PrintWriter out;
    private final String tag;
    private final boolean terminal;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private final Deque<String> last = new ArrayDeque<>();
    private int tail;

    /**
     * @param tag before each line; empty for none
     * @param terminal whether control characters could act
     * @param tail how many lines to hold back until {@link #release}, the latest; 0 for none
     */
    LineWriter(PrintWriter out, String tag, boolean terminal, int tail) {
        this.out = out;
        this.tag = tag;
        this.terminal = terminal;
        this.tail = tail;
    }

    void write(byte[] bytes, int length) {
        int from = 0;
        for (int at = 0; at < length; at++) {
            if (bytes[at] == '\n') {
                begun.write(bytes, from, at - from);
                line();
                from = at + 1;
            }
        }
        begun.write(bytes, from, length - from);
    }

    /** A line that was begun is one. */
    void endLine() {
        if (begun.size() > 0) {
            line();
        }
    }

    /** Prints what was held back, and holds back nothing from now on. */
    void release() {
        last.forEach(out::println);
        last.clear();
        tail = 0;
    }

    private void line() {
        String text = begun.toString(StandardCharsets.UTF_8);
        begun.reset();
        String line = tag + (terminal ? shown(text) : text);
        if (tail == 0) {
            out.println(line);
            return;
        }
        if (last.size() == tail) {
            last.remove();
        }
        last.add(line);
    }

    /** Tabs do no harm. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        for (String part : text.split("\t", -1)) {
            shown.append(shown.isEmpty() ? "" : "\t").append(Texts.show(part, Integer.MAX_VALUE));
        }
        return shown.toString();
    }
}
