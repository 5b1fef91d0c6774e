package dev.jobwright.cli.store;

import dev.jobwright.JobQueue;
import dev.jobwright.Texts;
import dev.jobwright.cli.StoreCommand;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.cli.jobs.JsonLines;
import dev.jobwright.queue.QueueRuntime;
import dev.jobwright.verify.Verifier;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code jobwright verify}: checks the store against what must always be true. */
@Command(
        name = "verify",
        description = "Checks the store's invariants, also while others work on it. Exit code 1 when one is broken.")
public final class VerifyCommand extends StoreCommand {

    private static final int LONGEST = 1_000;

    public VerifyCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        PrintWriter out = out();
        try (JobQueue queue = openExisting()) {
            Verifier.Report report = Verifier.report(QueueRuntime.of(queue).store());
            if (json()) {
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("jobs", report.jobs());
                answer.put("count", report.count());
                answer.put(
                        "findings",
                        report.findings().stream().map(Object::toString).toList());
                new JsonLines(out).print(answer);
            } else {
                report.findings().forEach(finding -> out.println(Texts.show(finding.toString(), LONGEST)));
                out.printf(
                        Locale.ROOT,
                        "%,d jobs looked at, %s%n",
                        report.jobs(),
                        report.count() == 0 ? "all is well" : report.count() + " findings");
            }
            return report.count() == 0 ? 0 : 1;
        }
    }
}
