package dev.jobwright.cli.start;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;

/** The script {@code jobwright} as in a clone that has been built: with a jar out of what the tests run on. */
public final class Clone {

    private final Path folder;
    private final Path cache;

    /** What a shell got. */
    public record Answer(int code, String out, String err) {}

    /** Makes one in that folder. */
    public Clone(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.cache = folder.resolve("cache");
        Files.copy(Path.of("..", "jobwright"), script());
        Files.createFile(folder.resolve("mvnw"));
        Files.createDirectories(jar().getParent());
        replaceJar("1");
    }

    public Path script() {
        return folder.resolve("jobwright");
    }

    public Path jar() {
        return folder.resolve("jobwright-cli/target/launch/jobwright.jar");
    }

    /** A file where the folder would be. */
    public void keepNothing() throws IOException {
        Files.createFile(cache);
    }

    /** What {@link Rehearsal} has left for later starts: one folder for each jar and JDK. */
    public List<Path> prepared() throws IOException {
        try (Stream<Path> starts = Files.list(cache.resolve("jobwright"))) {
            return starts.toList();
        }
    }

    /** As a build would: by another file in its place, with another version in it. */
    public void replaceJar(String version) throws IOException {
        Path fresh = folder.resolve("fresh.jar");
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, "dev.jobwright.cli.Main");
        main.put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        main.put(new Attributes.Name("Enable-Native-Access"), "ALL-UNNAMED");
        main.put(Attributes.Name.CLASS_PATH, classPath());
        try (OutputStream out = Files.newOutputStream(fresh);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            add(jar, ownClasses());
        }
        Files.move(fresh, jar(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path ownClasses() {
        return entries()
                .filter(entry -> Files.exists(entry.resolve("dev/jobwright/cli/Main.class")))
                .findFirst()
                .orElseThrow();
    }

    /** Without the tests, which nothing of it needs. */
    private static Stream<Path> entries() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .filter(entry -> !entry.endsWith("test-classes"));
    }

    /** A JVM shares classes out of jars only: folders become some. */
    private String classPath() throws IOException {
        List<String> urls = new ArrayList<>();
        Path own = ownClasses();
        for (Path entry : entries().toList()) {
            if (Files.isRegularFile(entry)) {
                urls.add(entry.toUri().toString());
            } else if (Files.isDirectory(entry) && !entry.equals(own)) {
                Path jar = folder.resolve("part-" + urls.size() + ".jar");
                if (!Files.exists(jar)) {
                    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
                        add(out, entry);
                    }
                }
                urls.add(jar.toUri().toString());
            }
        }
        return String.join(" ", urls);
    }

    private static void add(JarOutputStream jar, Path classes) throws IOException {
        jar.setLevel(Deflater.NO_COMPRESSION);
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = classes.relativize(file).toString();
                if (!name.equals("META-INF/MANIFEST.MF")) {
                    jar.putNextEntry(new ZipEntry(name));
                    Files.copy(file, jar);
                    jar.closeEntry();
                }
            }
        }
    }

    /** A description of {@code ./jobwright ARGS}, with a cache and a store in the clone. */
    public ProcessBuilder command(String... args) {
        List<String> words = new ArrayList<>(List.of("sh", script().toString()));
        words.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        builder.environment().put("JOBWRIGHT_STORE", folder.resolve("jobs.db").toString());
        return builder;
    }

    /** Runs it to its end. */
    public static Answer run(ProcessBuilder command) throws IOException, InterruptedException {
        Path err = Files.createTempFile(command.directory().toPath(), "stderr", ".txt");
        Process process = command.redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("does not end: " + command.command());
        }
        return new Answer(process.exitValue(), out, Files.readString(err));
    }
}
