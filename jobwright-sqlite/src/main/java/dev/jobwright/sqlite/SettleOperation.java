package dev.jobwright.sqlite;

import dev.jobwright.store.SettleResult;
import dev.jobwright.store.Settlement;
import java.util.List;

/** Settlements that wait for the writer. */
final class SettleOperation extends Operation {

    final List<Settlement> settlements;
    final SettleResult[] results;

    SettleOperation(List<Settlement> settlements) {
        super(Kind.SETTLE);
        this.settlements = settlements;
        this.results = new SettleResult[settlements.size()];
    }

    @Override
    int size() {
        return settlements.size();
    }

    @Override
    int bytes(int member) {
        String result = settlements.get(member).decision().result();
        return 100 + (result == null ? 0 : result.length());
    }

    List<SettleResult> result() {
        return List.of(results);
    }
}
