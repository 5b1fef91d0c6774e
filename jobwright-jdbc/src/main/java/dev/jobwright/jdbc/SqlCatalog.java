package dev.jobwright.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The named statements of one store: {@code name} is the file {@code name.sql} beside the class that the catalog was
 * made for. A statement may hold {@code {words}}, which the dialect says how to write: {@code {now}} above all.
 */
public final class SqlCatalog {

    private final Class<?> home;
    private final Map<String, String> words;
    private final Map<String, String> read = new ConcurrentHashMap<>();
    private final Map<Map<String, String>, SqlCatalog> extended = new ConcurrentHashMap<>();

    /** @param words what to write for each word, the braces left out */
    public SqlCatalog(Class<?> home, Map<String, String> words) {
        this.home = home;
        this.words = Map.copyOf(words);
    }

    /** The same statements with more words; for the same words always the same catalog, which reads each file once. */
    public SqlCatalog with(Map<String, String> more) {
        return extended.computeIfAbsent(Map.copyOf(more), this::extend);
    }

    private SqlCatalog extend(Map<String, String> more) {
        return new SqlCatalog(
                home,
                Stream.concat(words.entrySet().stream(), more.entrySet().stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (old, young) -> young)));
    }

    /** The statement of that name, without its comments. */
    public String get(String name) {
        return read.computeIfAbsent(name, this::read);
    }

    /** The statements of a file that has several, each ended by a semicolon at the end of a line. */
    public List<String> script(String name) {
        return Stream.of(get(name).split(";\\s*(\n|$)", -1))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    /** A file for people to read and other programs to run: with its comments, and its last statement ended as well. */
    public String text(String name) {
        String text = file(name).strip();
        return text.endsWith(";") ? text + "\n" : text + ";\n";
    }

    private String read(String name) {
        return file(name)
                .lines()
                .map(line -> line.replaceFirst("\\s*--.*$", ""))
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private String file(String name) {
        String file = name + ".sql";
        try (InputStream in = home.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no statement " + file + " beside " + home.getName());
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> word : words.entrySet()) {
                text = text.replace("{" + word.getKey() + "}", word.getValue());
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read statement " + file, e);
        }
    }
}
