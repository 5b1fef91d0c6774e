package dev.jobwright.benchmarks;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What can be measured, and how it is written. */
enum Figure {
    RATE("per second", "%,.0f"),
    CPU("CPU µs per job", "%.1f"),
    SERVER_CPU("PostgreSQL CPU µs per job", "%.1f"),
    WAL("WAL bytes per job", "%,.0f"),
    RSS("peak RSS MB", "%.0f"),
    P50("p50 ms", "%.2f"),
    P95("p95 ms", "%.2f"),
    P99("p99 ms", "%.2f"),
    MAX("max ms", "%.1f"),
    HEAP("heap after the last GC MB", "%.0f"),
    ALL_CPU("CPU µs per job of both", "%.1f"),
    TRANSACTIONS("writing transactions per job", "%.4f"),
    STATEMENTS("statements per job", "%.4f"),
    WRITTEN_PER_JOB("bytes written per job", "%,.0f"),
    FIRST_SLICE("first tenth /s", "%,.0f"),
    LAST_SLICE("last tenth /s", "%,.0f"),
    HIGH_P99("p99 lag of the 1 % with priority, ms", "%.1f"),
    CPU_OF_CORE("CPU % of a core", "%.2f"),
    WRITTEN("bytes written to disk", "%,.0f"),
    READS("read system calls /s", "%.1f"),
    WRITES("write system calls /s", "%.1f"),
    SWITCHES("thread wake-ups /s", "%.1f"),
    SERVER_CPU_OF_CORE("PostgreSQL CPU % of a core", "%.2f"),
    STATEMENT_RATE("statements /s", "%.1f");

    private static final Set<Figure> COLUMNS = EnumSet.range(RATE, MAX);
    private static final Set<Figure> OF_SERVER = EnumSet.of(SERVER_CPU, WAL);

    private final String label;
    private final String format;

    Figure(String label, String format) {
        this.label = label;
        this.format = format;
    }

    String label() {
        return label;
    }

    String show(double value) {
        return String.format(Locale.ROOT, format, value);
    }

    /** Whether the table has a column for it; the others are named in the last column. */
    boolean hasColumn(Store store) {
        return COLUMNS.contains(this) && (store == Store.POSTGRES || !OF_SERVER.contains(this));
    }
}
