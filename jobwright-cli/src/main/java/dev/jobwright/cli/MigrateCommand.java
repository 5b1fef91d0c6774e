package dev.jobwright.cli;

import dev.jobwright.store.Migration;
import dev.jobwright.store.StoreProvider;
import dev.jobwright.store.StoreProvider.StoreOptions;
import dev.jobwright.store.StoreProviders;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jobwright migrate}: makes the tables, or brings them up to date. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = "Makes the store's tables, or brings them up to date.")
final class MigrateCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--dry-run", description = "prints the SQL that would be run, and changes nothing")
    private boolean dryRun;

    @Option(
            names = "--from",
            paramLabel = "VERSION",
            description = "with --dry-run: the SQL from this version on (0: no tables), whatever is there")
    private @Nullable Integer from;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    MigrateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        if (from != null && !dryRun) {
            throw new ParameterException(
                    command.commandLine(), "--from only says what --dry-run prints: add --dry-run");
        }
        StorePlace place = store.place(surroundings);
        if (from == null) {
            place.checkExists();
        }
        StoreProvider provider = StoreProviders.serving(place.url());
        Migration migration = dryRun
                ? provider.plan(place.url(), StoreOptions.DEFAULT, from)
                : provider.migrate(place.url(), StoreOptions.DEFAULT);
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            new JsonLines(out).print(json(migration));
        } else if (dryRun) {
            out.println("-- " + words(migration)); // a comment, since what follows is for another program
            out.print(migration.sql());
        } else {
            out.println(words(migration));
        }
        return 0;
    }

    private String words(Migration migration) {
        String steps = "from version " + migration.from() + " to " + migration.to();
        return migration.store() + ": "
                + (migration.isCurrent()
                        ? "the tables are current, version " + migration.from()
                        : dryRun ? steps + ", to be run in one transaction" : "migrated " + steps);
    }

    private Map<String, Object> json(Migration migration) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("store", migration.store());
        answer.put("from", migration.from());
        answer.put("to", migration.to());
        answer.put("done", !dryRun);
        answer.put("sql", migration.sql());
        return answer;
    }
}
