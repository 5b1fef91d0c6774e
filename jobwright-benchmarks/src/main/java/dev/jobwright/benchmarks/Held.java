package dev.jobwright.benchmarks;

import java.sql.Connection;
import java.sql.Statement;

/** G: another workload, while another transaction holds a snapshot from before it began. */
record Held(Workload inner) implements Workload {

    @Override
    public String name() {
        return inner.name() + "-held";
    }

    @Override
    public String what() {
        return inner.what() + ", beside a transaction that holds an old snapshot";
    }

    @Override
    public Target target(Store store) {
        return Target.partOf(0.8, inner.name());
    }

    @Override
    public boolean runsOn(Store store) {
        return store == Store.POSTGRES;
    }

    @Override
    public boolean onlyWhenNamed() {
        return true;
    }

    @Override
    public int heapMegabytes(Store store) {
        return inner.heapMegabytes(store);
    }

    @Override
    public int mostRounds() {
        return inner.mostRounds();
    }

    @Override
    public boolean isPrepared() {
        return inner.isPrepared();
    }

    @Override
    public void prepare(Site site) throws Exception {
        inner.prepare(site);
    }

    @Override
    public Figures measure(Site site) throws Exception {
        try (Connection other = site.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            other.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute("select txid_current_snapshot()");
            return inner.measure(site);
        }
    }
}
