package dev.jobwright.crash;

import dev.jobwright.crash.LineLog.Entry;
import dev.jobwright.crash.LineLog.What;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares what commands have told with what may be: an attempt that is not the newest one of its line must not be heard
 * of any more, and the last one has ended.
 */
final class LineJudge {

    private final Map<String, History> histories = new LinkedHashMap<>();
    private final List<String> violations = new ArrayList<>();
    private int attempts;
    private int cutOff;
    private int endedInVain;

    private LineJudge() {}

    /** @param input all lines, each of which must have succeeded */
    static LineVerdict judge(List<String> input, List<Entry> told) {
        return new LineJudge().compare(input, told);
    }

    private LineVerdict compare(List<String> input, List<Entry> told) {
        input.forEach(line -> histories.put(line, new History()));
        for (Entry entry : told) {
            History history = histories.get(entry.line());
            if (history == null) {
                violations.add(entry + ": there is no such line");
            } else {
                take(entry, history);
            }
        }
        histories.forEach((line, history) -> {
            if (!history.ended) {
                violations.add(line + " was not done: its last attempt is " + history.newest);
            }
        });
        return new LineVerdict(input.size(), attempts, cutOff, endedInVain, violations);
    }

    private void take(Entry entry, History history) {
        if (entry.what() == What.ALIVE) {
            violations.add(entry + ": an earlier attempt is alive when another one begins");
        } else if (entry.what() == What.START) {
            begin(entry, history);
        } else if (entry.attempt() != history.newest) {
            violations.add(entry + ": is heard of when attempt " + history.newest + " has begun");
        } else {
            history.ended |= entry.what() == What.END;
        }
    }

    private void begin(Entry entry, History history) {
        attempts++;
        if (entry.attempt() <= history.newest) {
            violations.add(entry + ": begins when attempt " + history.newest + " has begun");
            return;
        }
        if (history.newest > 0) {
            cutOff += history.ended ? 0 : 1;
            endedInVain += history.ended ? 1 : 0;
        }
        history.newest = entry.attempt();
        history.ended = false;
    }

    /** Of one line, so far. */
    private static final class History {
        private long newest;
        private boolean ended;
    }
}
