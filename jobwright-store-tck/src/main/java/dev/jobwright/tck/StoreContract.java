package dev.jobwright.tck;

import org.junit.jupiter.api.Nested;

/**
 * The whole contract of a store, theme by theme. A store's test class is five lines:
 *
 * <pre>{@code
 * class SqliteContractTest extends StoreContract {
 *     @TempDir Path directory;
 *
 *     @Override
 *     protected StoreFixture fixture() {
 *         return new SqliteFixture(directory);
 *     }
 * }
 * }</pre>
 *
 * What a store cannot do is reported as skipped, with the reason.
 */
public abstract class StoreContract {

    /** New data, empty, for one test. */
    protected abstract StoreFixture fixture();

    @Nested
    class Insert extends InsertContract {
        Insert() {
            super(StoreContract.this::fixture);
        }
    }

    @Nested
    class Claim extends ClaimContract {
        Claim() {
            super(StoreContract.this::fixture);
        }
    }

    @Nested
    class Settle extends SettleContract {
        Settle() {
            super(StoreContract.this::fixture);
        }
    }

    @Nested
    class Lease extends LeaseContract {
        Lease() {
            super(StoreContract.this::fixture);
        }
    }

    @Nested
    class Promote extends PromoteContract {
        Promote() {
            super(StoreContract.this::fixture);
        }
    }

    @Nested
    class Change extends ChangeContract {
        Change() {
            super(StoreContract.this::fixture);
        }
    }

    @Nested
    class Read extends ReadContract {
        Read() {
            super(StoreContract.this::fixture);
        }
    }

    @Nested
    class Log extends LogContract {
        Log() {
            super(StoreContract.this::fixture);
        }
    }

    @Nested
    class Prune extends PruneContract {
        Prune() {
            super(StoreContract.this::fixture);
        }
    }

    @Nested
    class PruneGroup extends PruneGroupContract {
        PruneGroup() {
            super(StoreContract.this::fixture);
        }
    }

    @Nested
    class PruneTrace extends PruneTraceContract {
        PruneTrace() {
            super(StoreContract.this::fixture);
        }
    }

    @Nested
    class Text extends TextContract {
        Text() {
            super(StoreContract.this::fixture);
        }
    }

    @Nested
    class Transaction extends TransactionContract {
        Transaction() {
            super(StoreContract.this::fixture);
        }
    }

    @Nested
    class Repeat extends RepeatContract {
        Repeat() {
            super(StoreContract.this::fixture);
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {
        Concurrency() {
            super(StoreContract.this::fixture);
        }
    }

    @Nested
    class Survival extends SurvivalContract {
        Survival() {
            super(StoreContract.this::fixture);
        }
    }
}
