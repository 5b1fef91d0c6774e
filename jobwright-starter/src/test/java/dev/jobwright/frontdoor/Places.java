package dev.jobwright.frontdoor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The URLs that every test of the front door is run on. */
final class Places {

    private Places() {}

    static Stream<String> urls() {
        try {
            Path folder = Files.createTempDirectory("jobwright-front-door");
            return Stream.of("memory:", "jdbc:sqlite:" + folder.resolve("jobs.db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
