package dev.jobwright.cli.store;

import dev.jobwright.cli.StoreCommand;
import dev.jobwright.cli.StorePlace;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.cli.jobs.JsonLines;
import dev.jobwright.store.Migration;
import dev.jobwright.store.StoreProvider;
import dev.jobwright.store.StoreProvider.StoreOptions;
import dev.jobwright.store.StoreProviders;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jobwright migrate}: makes the tables, or brings them up to date. */
@Command(name = "migrate", description = "Makes the store's tables, or brings them up to date.")
public final class MigrateCommand extends StoreCommand {

    @Option(names = "--dry-run", description = "prints the SQL that would be run, and changes nothing")
    private boolean dryRun;

    @Option(
            names = "--from",
            paramLabel = "VERSION",
            description = "with --dry-run: the SQL from this version on (0: no tables), whatever is there")
    private @Nullable Integer from;

    public MigrateCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        if (from != null && !dryRun) {
            throw wrongUse("--from only says what --dry-run prints: add --dry-run");
        }
        StorePlace place = place();
        if (from == null) {
            place.checkExists();
        }
        StoreProvider provider = StoreProviders.serving(place.url());
        Migration migration = dryRun
                ? provider.plan(place.url(), StoreOptions.DEFAULT, from)
                : provider.migrate(place.url(), StoreOptions.DEFAULT);
        PrintWriter out = out();
        if (json()) {
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
