package dev.jobwright.crash;

import java.nio.file.Files;
import java.nio.file.Path;

/** The long run: {@code Main sqlite|postgres}, with the properties that the README lists. */
public final class Main {

    private static final int DEFAULT_KILLS = 1_000;

    private Main() {}

    public static void main(String[] args) throws Exception {
        long seed = Long.getLong("jobwright.crash.seed", System.nanoTime());
        Path dir = Files.createTempDirectory("jobwright-crash-");
        try (Ground ground = ground(args[0], dir)) {
            Verdict verdict = Campaign.ofProperties(DEFAULT_KILLS).fight(ground, dir, seed);
            verdict.violations().forEach(System.out::println);
            System.out.println("diaries and output are left in " + dir);
            System.exit(verdict.violations().isEmpty() ? 0 : 1);
        }
    }

    private static Ground ground(String store, Path dir) throws Exception {
        return switch (store) {
            case "sqlite" -> new SqliteGround(dir.resolve("jobs.db"));
            case "postgres" -> PostgresGround.start();
            default -> throw new IllegalArgumentException("sqlite or postgres, and not " + store);
        };
    }
}
