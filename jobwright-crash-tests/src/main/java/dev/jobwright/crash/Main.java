package dev.jobwright.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The long run: {@code Main KILLS [SEED]}. */
public final class Main {

    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final int KILLS_PER_PAUSE = 7;

    private Main() {}

    public static void main(String[] args) throws Exception {
        int kills = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
        Path dir = Files.createTempDirectory("jobwright-crash-");
        Verdict verdict = run(dir, kills, Math.max(1, kills / KILLS_PER_PAUSE), seed);
        verdict.violations().forEach(System.out::println);
        System.out.println("everything is left in " + dir);
        System.exit(verdict.violations().isEmpty() ? 0 : 1);
    }

    /** So many kills with so many pauses among them. */
    public static Verdict run(Path dir, int kills, int pauses, long seed) throws Exception {
        System.out.println("seed " + seed + ", " + kills + " kills, " + pauses + " pauses, in " + dir);
        try (Siege siege = new Siege(dir, seed, LEASE, 15).begin(2, 2)) {
            for (int i = 1; i <= kills; i++) {
                siege.killOne();
                if (i * pauses / kills > (i - 1) * pauses / kills) {
                    siege.pauseOne();
                }
            }
            Verdict verdict = siege.end();
            System.out.println(siege.summary() + "; " + verdict);
            return verdict;
        }
    }
}
