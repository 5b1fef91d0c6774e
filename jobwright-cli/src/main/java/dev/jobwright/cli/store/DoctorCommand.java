package dev.jobwright.cli.store;

import dev.jobwright.Texts;
import dev.jobwright.cli.StoreCommand;
import dev.jobwright.cli.StorePlace;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.cli.jobs.JsonLines;
import dev.jobwright.store.StoreProvider.StoreOptions;
import dev.jobwright.store.StoreProviders;
import dev.jobwright.verify.Diagnosis;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code jobwright doctor}: examines the store and what it stands on. */
@Command(
        name = "doctor",
        description = "Examines the store's database, and says what to do. Exit code 1 for a warning or a problem.")
public final class DoctorCommand extends StoreCommand {

    private static final int LONGEST = 1_000;

    public DoctorCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        PrintWriter out = out();
        StorePlace place = place();
        place.checkExists();
        List<Diagnosis> findings = StoreProviders.serving(place.url())
                .examine(place.url(), StoreOptions.DEFAULT, surroundings().clock());
        JsonLines lines = new JsonLines(out);
        for (Diagnosis finding : findings) {
            if (json()) {
                lines.print(json(finding));
            } else {
                out.println(Texts.show(line(finding), LONGEST));
            }
        }
        if (findings.isEmpty() && !json()) {
            out.println("there is nothing to examine in this kind of store");
        }
        return findings.stream().anyMatch(Diagnosis::isWorseThanNote) ? 1 : 0;
    }

    private static String line(Diagnosis finding) {
        String remedy = finding.remedy().isEmpty() ? "" : "; " + finding.remedy();
        return String.format(Locale.ROOT, "%-8s %s: %s%s", severity(finding), finding.about(), finding.what(), remedy);
    }

    private static Map<String, Object> json(Diagnosis finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("severity", severity(finding));
        json.put("about", finding.about());
        json.put("what", finding.what());
        json.put("remedy", finding.remedy());
        return json;
    }

    private static String severity(Diagnosis finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }
}
