package dev.jobwright.benchmarks;

import dev.jobwright.benchmarks.postgres.Server;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Measures the workloads that are named, or all, and prints a table. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.printf(Options.USAGE, String.join(", ", Workloads.names()));
            System.exit(2);
            return;
        }
        boolean complete;
        try (Server server = server(options)) {
            complete = measure(options, server);
        }
        System.exit(complete ? 0 : 1);
    }

    private static @Nullable Server server(Options options) {
        if (options.store() != Store.POSTGRES) {
            return null;
        }
        return options.server() == null ? Server.start() : Server.at(options.server());
    }

    private static boolean measure(Options options, @Nullable Server server) throws Exception {
        System.out.println(title(options, server) + "\n");
        Run run = new Run(options, server);
        run.measure();
        System.out.println(new Table(options.store(), run.results()));
        if (options.store() == Store.POSTGRES) {
            System.out.println(new Ratios(run.results()));
        }
        return run.results().values().stream().allMatch(result -> result.failure() == null);
    }

    private static String title(Options options, @Nullable Server server) throws Exception {
        return Machine.describe(options.dir())
                + (options.warm() ? "; each measured JVM is warm" : "; each measured JVM is cold")
                + serverTitle(server);
    }

    private static String serverTitle(@Nullable Server server) throws SQLException {
        return server == null ? "" : "; " + server.describe();
    }
}
