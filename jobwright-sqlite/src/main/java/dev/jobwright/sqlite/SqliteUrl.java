package dev.jobwright.sqlite;

import dev.jobwright.InvalidInput;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code jdbc:sqlite:PATH[?name=value&…]}.
 *
 * @param adopt whether a database that holds somebody else's tables may get ours beside them
 * @param unsafeFileSystem whether the file may lie on a file system whose locks cannot be trusted
 */
record SqliteUrl(Path path, boolean adopt, boolean unsafeFileSystem) {

    static final String PREFIX = "jdbc:sqlite:";
    private static final String ADOPT = "adopt";
    private static final String UNSAFE_FILE_SYSTEM = "unsafe-file-system";
    private static final Set<String> KNOWN = new TreeSet<>(Set.of(ADOPT, UNSAFE_FILE_SYSTEM));

    static SqliteUrl parse(String url) {
        if (!url.startsWith(PREFIX)) {
            throw new InvalidInput("'" + url + "' is no SQLite URL: one looks like " + PREFIX + "jobs.db");
        }
        String rest = url.substring(PREFIX.length());
        int question = rest.indexOf('?');
        String path = question < 0 ? rest : rest.substring(0, question);
        if (path.isEmpty() || path.equals(":memory:") || path.startsWith("file:")) {
            throw new InvalidInput("'" + url + "' names no file: use " + PREFIX
                    + "jobs.db, or memory: for a store that ends with the process");
        }
        boolean adopt = false;
        boolean unsafe = false;
        if (question >= 0) {
            for (String parameter : rest.substring(question + 1).split("&", -1)) {
                int equals = parameter.indexOf('=');
                String name = equals < 0 ? parameter : parameter.substring(0, equals);
                boolean value = flag(name, equals < 0 ? "" : parameter.substring(equals + 1));
                adopt |= name.equals(ADOPT) && value;
                unsafe |= name.equals(UNSAFE_FILE_SYSTEM) && value;
            }
        }
        try {
            return new SqliteUrl(Path.of(path).toAbsolutePath(), adopt, unsafe);
        } catch (InvalidPathException e) {
            throw new InvalidInput("'" + path + "' is no path: " + e.getReason(), e);
        }
    }

    private static boolean flag(String name, String value) {
        if (!KNOWN.contains(name)) {
            throw new InvalidInput(
                    "a SQLite URL has no parameter '" + name + "'; it knows " + String.join(", ", KNOWN));
        }
        if (!value.equals("true") && !value.equals("false")) {
            throw new InvalidInput("the parameter " + name + " is '" + value + "': it must be true or false");
        }
        return value.equals("true");
    }
}
