package dev.jobwright.benchmarks.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The processes of a server, if it runs on this machine and {@code /proc} shows them.
 *
 * @param postmaster their parent's process id, or 0 if they cannot be seen
 */
record ServerProcesses(long postmaster) {

    private static final Path PROC = Path.of("/proc");

    /** What {@code /proc} counts in, on every Linux there is. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int MOST_TRIES = 100;

    static ServerProcesses behind(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select pg_backend_pid(), host(inet_server_addr())")) {
            answer.next();
            String address = answer.getString(2);
            Stat backend = isHere(address) ? Stat.read(PROC.resolve(answer.getString(1))) : null;
            Stat parent = backend == null ? null : Stat.read(PROC.resolve(String.valueOf(backend.parent)));
            boolean seen = parent != null && parent.name.startsWith("post");
            return new ServerProcesses(seen ? Objects.requireNonNull(backend).parent : 0);
        }
    }

    private static boolean isHere(@Nullable String address) {
        try {
            // No address: a socket of this machine.
            return address == null || InetAddress.getByName(address).isLoopbackAddress();
        } catch (IOException e) {
            return false;
        }
    }

    /** NaN where they cannot be seen. */
    double cpuSeconds() {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Stat before = parent();
            long children = all().stream()
                    .filter(each -> each.parent == postmaster)
                    .mapToLong(each -> each.ticks)
                    .sum();
            Stat after = parent();
            // One that ended in between would be missed.
            if (before != null && after != null && before.ticksOfEndedChildren == after.ticksOfEndedChildren) {
                return (after.ticks + after.ticksOfEndedChildren + children) / TICKS_PER_SECOND;
            }
        }
        return Double.NaN;
    }

    private @Nullable Stat parent() {
        return postmaster == 0 ? null : Stat.read(PROC.resolve(String.valueOf(postmaster)));
    }

    private static List<Stat> all() {
        try (Stream<Path> entries = Files.list(PROC)) {
            return entries.filter(entry ->
                            Character.isDigit(entry.getFileName().toString().charAt(0)))
                    .map(Stat::read)
                    .flatMap(Stream::ofNullable)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** A line of {@code /proc/PID/stat}. */
    private record Stat(String name, long parent, long ticks, long ticksOfEndedChildren) {

        static @Nullable Stat read(Path entry) {
            try {
                String line = Files.readString(entry.resolve("stat"));
                String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
                return new Stat(
                        line.substring(line.indexOf('(') + 1, line.lastIndexOf(')')),
                        Long.parseLong(fields[1]),
                        Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
                        Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
            } catch (IOException e) {
                return null; // it has ended meanwhile, or there is no /proc
            }
        }
    }
}
