package dev.jobwright.frontdoor;

import dev.jobwright.pgserver.PgServer;
import dev.jobwright.pgserver.PgServer.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The URLs that every test of the front door is run on. */
final class Places {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Places() {}

    static Stream<String> urls() {
        List<String> urls = new ArrayList<>(List.of("memory:"));
        databases().forEach(urls::add);
        return urls.stream();
    }

    /** Those that others can connect to as well; PostgreSQL where it runs. */
    static Stream<String> databases() {
        List<String> urls = new ArrayList<>();
        try {
            Path target = Files.createDirectories(Path.of("target"));
            urls.add("jdbc:sqlite:"
                    + Files.createTempDirectory(target, "front-door").resolve("jobs.db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (PgServer.whyUnavailable(Version.V18).isEmpty()) {
            urls.add(PgServer.shared(Version.V18).createDatabase("front_door_" + DATABASES.incrementAndGet()));
        }
        return urls.stream();
    }
}
