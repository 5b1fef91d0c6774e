package dev.jobwright.lifecycle;

import dev.jobwright.JobState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** Draws the page {@code docs/reference/lifecycle.md} from the rows of {@link Lifecycle}. */
final class LifecycleDiagram {

    private static final String HEAD = """
            # The life of a job

            <!-- Made from Lifecycle.table() by LifecycleDiagramTest; do not edit. Write it anew with:
                 ./mvnw -pl jobwright-core test -Dtest=LifecycleDiagramTest -Djobwright.docs.write=true -->

            Every state that a job can be in, and every step from one to the next. The table in
            [`Lifecycle`](../../jobwright-core/src/main/java/dev/jobwright/lifecycle/Lifecycle.java) is the only place
            that decides: a step that is not here does not happen, in any store.

            """;

    private LifecycleDiagram() {}

    static String page() {
        return HEAD + diagram() + "\n" + table();
    }

    /** One arrow for each pair of states, with everything that can move a job along it. */
    private static String diagram() {
        Map<String, TreeSet<String>> arrows = new LinkedHashMap<>();
        for (Transition row : Lifecycle.table()) {
            String from = row.from() == null ? "[*]" : row.from().word();
            arrows.computeIfAbsent(from + " --> " + row.to().word(), arrow -> new TreeSet<>())
                    .add(words(row.trigger()));
        }
        StringBuilder text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        arrows.forEach((arrow, triggers) -> text.append("    ")
                .append(arrow)
                .append(" : ")
                .append(String.join(", ", triggers))
                .append('\n'));
        return text.append("```\n").toString();
    }

    private static String table() {
        StringBuilder text = new StringBuilder("| from | what happens | to | when |\n|---|---|---|---|\n");
        for (Transition row : Lifecycle.table()) {
            text.append("| ")
                    .append(row.from() == null ? "(new)" : code(row.from()))
                    .append(" | ")
                    .append(words(row.trigger()))
                    .append(" | ")
                    .append(code(row.to()))
                    .append(" | ")
                    .append(row.when())
                    .append(row.when().isEmpty() ? "|\n" : " |\n");
        }
        return text.toString();
    }

    private static String code(JobState state) {
        return "`" + state.word() + "`";
    }

    private static String words(Trigger trigger) {
        return trigger.word().replace('_', ' ');
    }
}
