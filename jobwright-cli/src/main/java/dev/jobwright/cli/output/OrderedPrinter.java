package dev.jobwright.cli.output;

import dev.jobwright.cli.process.AttemptOutput;
import dev.jobwright.cli.process.Spool;
import java.io.IOException;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Prints the output of lines in the order of the input: a line that has ended waits until all before it have. What waits
 * stands in its spool files; memory has a bit for each line.
 */
public final class OrderedPrinter implements Printer {

    private final Screen screen;
    private final Consumer<String> trouble;
    private final BitSet open = new BitSet();
    private final TreeMap<Long, Held> held = new TreeMap<>();

    private record Held(Spool spool, String tag) {}

    /** @param trouble told why output cannot be printed */
    public OrderedPrinter(Screen screen, Consumer<String> trouble) {
        this.screen = screen;
        this.trouble = trouble;
    }

    @Override
    public synchronized void expect(long number) {
        open.set(Math.toIntExact(number));
    }

    @Override
    public AttemptOutput of(long number, String tag) {
        return (spool, result, last) -> {
            boolean shown = result != null && last && result.hasOutput();
            if (!shown) {
                spool.close();
            }
            if (result != null && last) {
                ended(number, shown ? new Held(spool, tag) : null);
            }
        };
    }

    private synchronized void ended(long number, @Nullable Held output) {
        open.clear(Math.toIntExact(number));
        if (output != null) {
            held.put(number, output);
        }
        int next = open.nextSetBit(0);
        printBefore(next < 0 ? Long.MAX_VALUE : next);
    }

    private void printBefore(long number) {
        while (!held.isEmpty() && held.firstKey() < number) {
            Map.Entry<Long, Held> first = held.pollFirstEntry();
            try (Spool spool = first.getValue().spool) {
                screen.print(spool.stdout(), spool.stderr(), first.getValue().tag);
            } catch (IOException e) {
                trouble.accept("cannot read the output of line " + first.getKey() + ": " + e.getMessage());
            }
        }
    }

    /** What waits for a line that did not end is printed nevertheless: it will not be run again. */
    @Override
    public synchronized void close() {
        printBefore(Long.MAX_VALUE);
    }
}
