package dev.jobwright.benchmarks;

import dev.jobwright.benchmarks.postgres.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a round has for itself and leaves nothing of: an empty folder, and on PostgreSQL an empty database. */
record Home(Path dir, String url, @Nullable Server server) implements AutoCloseable {

    static Home make(Store store, @Nullable Server server, Path parent) throws IOException, SQLException {
        Path dir = Files.createTempDirectory(parent, "round-");
        return new Home(dir, server == null ? store.url(dir) : server.createDatabase(), server);
    }

    /** What was written so far is not to disturb what comes now. */
    void settle() throws SQLException {
        if (server != null) {
            server.settle(url);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        if (server != null) {
            server.drop(url);
        }
    }
}
