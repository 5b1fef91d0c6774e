package dev.jobwright.benchmarks;

import dev.jobwright.benchmarks.peers.Peers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param server the JDBC URL of the one that was named, or null
 */
record Options(
        Store store,
        @Nullable String server,
        Path dir,
        int rounds,
        int seconds,
        boolean warm,
        List<Workload> workloads) {

    static final String USAGE = """
            java -jar jobwright-benchmarks.jar [--store STORE] [--with PEERS] [--dir DIR] [--rounds N] [--seconds N] [--warm] [WORKLOAD…]

              --store    where jobs are kept: sqlite (default), memory, postgres (a server that is started for it), or
                         a server to make databases on, jdbc:postgresql://HOST:PORT/DATABASE?user=USER&password=PASSWORD
              --with     on PostgreSQL: the peers to measure beside it, as db-scheduler,jobrunr,quartz,dbos (default: all) or none
              --dir      a folder on the file system to measure (default: the current one)
              --rounds   rounds of each workload, each in a fresh JVM (default: 3)
              --seconds  length of S and idle (default: 60)
              --warm     run each workload once before it is measured, in the same JVM, on another file or database
              WORKLOAD   %s; E, H and raw stand for all of theirs (default: all but the long ones)
            """;

    static Options parse(String[] args) throws IOException {
        String store = Store.SQLITE.name();
        Set<Peers> with = Set.of(Peers.values());
        Path dir = Path.of(".");
        int rounds = 3;
        int seconds = 60;
        boolean warm = false;
        List<Workload> named = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--store" -> store = value(args, ++i);
                case "--with" -> with = peers(value(args, ++i));
                case "--dir" -> dir = Files.createDirectories(Path.of(value(args, ++i)));
                case "--rounds" -> rounds = Integer.parseInt(value(args, ++i));
                case "--seconds" -> seconds = Integer.parseInt(value(args, ++i));
                case "--warm" -> warm = true;
                default -> named.addAll(Workloads.matching(args[i]));
            }
        }
        Store kind = store.startsWith("jdbc:") ? Store.POSTGRES : Store.valueOf(store.toUpperCase(Locale.ROOT));
        return new Options(
                kind,
                store.startsWith("jdbc:") ? store : null,
                dir.toAbsolutePath().normalize(),
                rounds,
                seconds,
                warm,
                wanted(named, kind, with));
    }

    private static List<Workload> wanted(List<Workload> named, Store store, Set<Peers> with) {
        return (named.isEmpty() ? Workloads.ALL : named)
                .stream()
                        .filter(workload -> !named.isEmpty() || !workload.onlyWhenNamed())
                        .filter(workload -> workload.runsOn(store))
                        .filter(workload -> !(workload instanceof PeerWorkload other) || with.contains(other.peer()))
                        .distinct()
                        .toList();
    }

    private static Set<Peers> peers(String list) {
        return list.equals("none")
                ? Set.of()
                : Arrays.stream(list.split(",", -1)).map(Peers::named).collect(Collectors.toSet());
    }

    private static String value(String[] args, int at) {
        if (at == args.length) {
            throw new IllegalArgumentException(args[at - 1] + " needs a value");
        }
        return args[at];
    }
}
