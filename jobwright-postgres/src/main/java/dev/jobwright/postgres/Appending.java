package dev.jobwright.postgres;

import dev.jobwright.store.AppendResult;
import dev.jobwright.store.LogAppend;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Writes to logs what many callers want at the same time as one. */
final class Appending {

    private static final long MOST_CHARS = 2_000_000;
    private static final int OF_A_ROW = 100;

    private final Calls calls;
    private final Grouping<List<LogAppend>, List<AppendResult>> grouping =
            new Grouping<>(1, MOST_CHARS, Appending::weigh, this::appendTogether);

    Appending(Calls calls) {
        this.calls = calls;
    }

    List<AppendResult> append(List<LogAppend> texts) {
        return grouping.call(texts);
    }

    private static long weigh(List<LogAppend> texts) {
        return texts.stream().mapToLong(text -> OF_A_ROW + text.text().length()).sum();
    }

    private List<Supplier<List<AppendResult>>> appendTogether(List<List<LogAppend>> callers) {
        List<LogAppend> all = callers.stream().flatMap(List::stream).toList();
        List<AppendResult> results =
                calls.call(Role.GENERAL, (link, again) -> link.atomically(() -> Appends.run(link.session(), all)));
        List<Supplier<List<AppendResult>>> answers = new ArrayList<>(callers.size());
        int from = 0;
        for (List<LogAppend> caller : callers) {
            List<AppendResult> own = results.subList(from, from + caller.size());
            answers.add(() -> own);
            from += caller.size();
        }
        return answers;
    }
}
