package dev.jobwright.postgres;

import dev.jobwright.JobState;
import dev.jobwright.store.SettleResult;
import dev.jobwright.store.Settlement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Settles what many callers want at the same time as one. */
final class Settling {

    private static final long MOST_AT_ONCE = 2_000;

    private final Calls calls;
    private final Settlements settlements;
    private final Notices notices;
    private final Runnable written;
    private final Grouping<List<Settlement>, List<SettleResult>> grouping =
            new Grouping<>(Role.SETTLE.connections, MOST_AT_ONCE, list -> (long) list.size(), this::settleTogether);

    Settling(Calls calls, Settlements settlements, Notices notices, Runnable written) {
        this.calls = calls;
        this.settlements = settlements;
        this.notices = notices;
        this.written = written;
    }

    List<SettleResult> settle(List<Settlement> list) {
        return grouping.call(list);
    }

    private List<Supplier<List<SettleResult>>> settleTogether(List<List<Settlement>> callers) {
        List<Settlement> all = callers.size() == 1
                ? callers.get(0)
                : callers.stream().flatMap(List::stream).toList();
        List<SettleResult> results;
        try {
            results = settleNow(all);
        } catch (RuntimeException e) {
            return callers.size() == 1 ? failure(e) : apart(callers);
        }
        List<Supplier<List<SettleResult>>> answers = new ArrayList<>(callers.size());
        int from = 0;
        for (List<Settlement> caller : callers) {
            List<SettleResult> own = results.subList(from, from + caller.size());
            answers.add(() -> own);
            from += caller.size();
        }
        return answers;
    }

    private List<SettleResult> settleNow(List<Settlement> all) {
        boolean tells = all.stream().map(one -> one.decision().to()).anyMatch(Settling::isNewForOthers);
        List<SettleResult> results =
                tells ? notices.telling(payload -> settle(all, payload), done -> true) : settle(all, null);
        written.run();
        return results;
    }

    private List<SettleResult> settle(List<Settlement> all, @Nullable String payload) {
        return Arrays.asList(calls.call(Role.SETTLE, (link, again) -> settlements.run(link, all, payload)));
    }

    private static boolean isNewForOthers(JobState to) {
        return to == JobState.AVAILABLE || to == JobState.RETRYING || to == JobState.SCHEDULED;
    }

    private static List<Supplier<List<SettleResult>>> failure(RuntimeException e) {
        return List.of(() -> {
            throw e;
        });
    }

    /** One of them may be what cannot be written: the others must not suffer for it. */
    private List<Supplier<List<SettleResult>>> apart(List<List<Settlement>> callers) {
        List<Supplier<List<SettleResult>>> answers = new ArrayList<>(callers.size());
        callers.forEach(caller -> answers.addAll(settleTogether(List.of(caller))));
        return answers;
    }
}
