package dev.jobwright.cli;

import dev.jobwright.JobQueue;
import dev.jobwright.Texts;
import dev.jobwright.queue.QueueRuntime;
import dev.jobwright.verify.Verifier;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jobwright verify}: checks the store against what must always be true. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Checks the store's invariants, also while others work on it. Exit code 1 when one is broken.")
final class VerifyCommand implements Callable<Integer> {

    private static final int LONGEST = 1_000;

    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    VerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (JobQueue queue = store.openExisting(surroundings)) {
            Verifier.Report report = Verifier.report(QueueRuntime.of(queue).store());
            if (json) {
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
