package dev.jobwright.postgres.doctor;

import dev.jobwright.jdbc.Session;
import dev.jobwright.verify.Diagnosis;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether the tables are what the scripts make: {@code objects.txt}, which a test writes and compares. */
final class ObjectsCheck implements Check {

    private static final String REPAIR = "make it as docs/reference/postgresql-schema.sql says";

    @Override
    public String about() {
        return "tables";
    }

    @Override
    public List<Diagnosis> run(Session session) throws SQLException {
        Map<String, String> expected = parse(expected());
        Map<String, String> found = parse(lines(session));
        List<Diagnosis> findings = new ArrayList<>();
        expected.forEach((object, definition) -> {
            String is = found.get(object);
            if (is == null) {
                missing(findings, object, definition, found);
            } else if (!is.equals(definition)) {
                findings.add(differs(object, definition, is));
            }
        });
        found.keySet().stream()
                .filter(object -> !expected.containsKey(object) && isOfOurs(object, expected))
                .forEach(object -> findings.add(Diagnosis.note(
                        about(), "the " + object + " is not Jobwright's", "if you did not make it, drop it")));
        return findings.isEmpty()
                ? List.of(Diagnosis.ok(about(), "are as they should be: " + expected.size() + " objects"))
                : findings;
    }

    private void missing(List<Diagnosis> findings, String object, String definition, Map<String, String> found) {
        if (object.startsWith("storage ")) {
            findings.add(Diagnosis.note(about(), "the " + object + " is not set", "set " + definition));
        } else if (isTable(object) || isOfOurs(object, found)) { // a missing table is said once
            findings.add(Diagnosis.problem(about(), "the " + object + " is missing", REPAIR));
        }
    }

    private Diagnosis differs(String object, String definition, String is) {
        String what = "the " + object + " is \"" + is + "\" and should be \"" + definition + '"';
        return object.startsWith("storage ")
                ? Diagnosis.note(about(), what, "set it back, unless you meant it")
                : Diagnosis.warning(about(), what, REPAIR);
    }

    private static boolean isTable(String object) {
        return object.startsWith("table ") || object.startsWith("view ");
    }

    /** Of a column, an index or a setting: whether its table is among those. */
    private static boolean isOfOurs(String object, Map<String, String> objects) {
        String table = object.replaceFirst("^\\w+ ", "").replaceFirst("\\..*", "");
        return !isTable(object) && (objects.containsKey("table " + table) || objects.containsKey("view " + table));
    }

    private static Map<String, String> parse(List<String> lines) {
        Map<String, String> objects = new TreeMap<>();
        for (String line : lines) {
            String[] parts = line.split(" ", 3);
            objects.put(parts[0] + " " + parts[1], parts.length > 2 ? parts[2] : "");
        }
        return objects;
    }

    /** What the schema holds, as it is written in {@code objects.txt}. */
    static List<String> lines(Session session) throws SQLException {
        return session.list(
                "objects", row -> (row.getString(1) + " " + row.getString(2) + " " + row.getString(3)).strip());
    }

    static List<String> expected() {
        try (InputStream in = ObjectsCheck.class.getResourceAsStream("objects.txt")) {
            return in == null
                    ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
