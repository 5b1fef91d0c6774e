package dev.jobwright.cli.run;

import dev.jobwright.InvalidInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The files that a pattern names, in order, as a shell would expand it: {@code *}, {@code ?}, {@code [a-z]} and
 * {@code {a,b}} within a name, {@code **} for any folders. Hidden files only when the pattern says the dot.
 *
 * @param folder what a relative pattern starts from
 */
record Glob(Path folder, String pattern) {

    private static final Pattern WILD = Pattern.compile("[*?\\[{]");

    /** Their names, each ended by NUL. */
    InputStream stream() throws IOException {
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        for (String name : expand()) {
            // A name that begins like an option is no option with a folder before it.
            names.write((name.startsWith("-") ? "./" + name : name).getBytes(StandardCharsets.UTF_8));
            names.write(0);
        }
        return new ByteArrayInputStream(names.toByteArray());
    }

    private List<String> expand() throws IOException {
        // Each is a folder with its slash, or nothing for the folder that it all starts from.
        List<String> folders = List.of(pattern.startsWith("/") ? "/" : "");
        String plain = pattern.replaceAll("/+", "/").replaceAll("^/|/$", "");
        int lastSlash = plain.lastIndexOf('/');
        try {
            if (lastSlash >= 0) {
                for (String segment : plain.substring(0, lastSlash).split("/", -1)) {
                    folders = foldersIn(folders, segment);
                }
            }
            return matching(folders, plain.substring(lastSlash + 1)).stream()
                    .distinct()
                    .sorted()
                    .toList();
        } catch (PatternSyntaxException e) {
            throw new InvalidInput("--each " + pattern + " is no pattern: " + e.getDescription());
        }
    }

    private List<String> foldersIn(List<String> parents, String segment) throws IOException {
        List<String> found = new ArrayList<>();
        for (String parent : parents) {
            if (segment.equals("**")) {
                addWithin(parent, found);
            }
        }
        if (!segment.equals("**")) {
            matching(parents, segment).stream()
                    .filter(name -> Files.isDirectory(folder.resolve(name)))
                    .forEach(name -> found.add(name + "/"));
        }
        return found;
    }

    private List<String> matching(List<String> parents, String segment) throws IOException {
        List<String> found = new ArrayList<>();
        for (String parent : parents) {
            if (WILD.matcher(segment).find()) {
                addMatching(parent, segment, found);
            } else if (Files.exists(folder.resolve(parent + segment))) {
                found.add(parent + segment);
            }
        }
        return found;
    }

    private void addMatching(String parent, String segment, List<String> found) throws IOException {
        PathMatcher matcher = folder.getFileSystem().getPathMatcher("glob:" + segment);
        for (String name : names(parent)) {
            if (matcher.matches(Path.of(name)) && (!name.startsWith(".") || segment.startsWith("."))) {
                found.add(parent + name);
            }
        }
    }

    /** The folder itself and all folders in it; links are not followed. */
    private void addWithin(String parent, List<String> found) throws IOException {
        found.add(parent);
        for (String name : names(parent)) {
            Path path = folder.resolve(parent + name);
            if (!name.startsWith(".") && Files.isDirectory(path) && !Files.isSymbolicLink(path)) {
                addWithin(parent + name + "/", found);
            }
        }
    }

    private List<String> names(String parent) throws IOException {
        Path path = folder.resolve(parent);
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(path)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
                entries.forEach(entry -> names.add(entry.getFileName().toString()));
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
        return names;
    }
}
