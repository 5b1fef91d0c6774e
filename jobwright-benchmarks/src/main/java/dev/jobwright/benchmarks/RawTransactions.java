package dev.jobwright.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The server's own limit by pgbench, where that is installed: its TPC-B with 8 clients for 10 s. */
final class RawTransactions implements Workload {

    private static final String PROGRAM = "pgbench";
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    @Override
    public String name() {
        return "raw-pgbench";
    }

    @Override
    public String what() {
        return "pgbench: TPC-B, scale 10, 8 clients, 2 threads, 10 s";
    }

    @Override
    public boolean runsOn(Store store) {
        return store == Store.POSTGRES && isInstalled();
    }

    private static boolean isInstalled() {
        return Stream.of(String.valueOf(System.getenv("PATH")).split(Pattern.quote(File.pathSeparator), -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
    }

    @Override
    public boolean isPrepared() {
        return true;
    }

    @Override
    public void prepare(Site site) throws Exception {
        run(site, "-i", "-q", "-s", "10");
    }

    @Override
    public Figures measure(Site site) throws Exception {
        Matcher found = TPS.matcher(run(site, "-n", "-c", "8", "-j", "2", "-T", "10"));
        if (!found.find()) {
            throw new IllegalStateException(PROGRAM + " gave no figure");
        }
        return new Figures().with(Figure.RATE, Double.parseDouble(found.group(1)));
    }

    private static String run(Site site, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PROGRAM));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // What JDBC calls a URL is one for libpq as well.
        builder.environment().put("PGDATABASE", site.url().substring("jdbc:".length()));
        Process process = builder.start();
        process.getOutputStream().close();
        String output;
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            output = String.join("\n", reader.lines().toList());
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(PROGRAM + " failed: " + output);
        }
        return output;
    }
}
