package dev.jobwright.postgres.doctor;

import dev.jobwright.jdbc.Micros;
import dev.jobwright.jdbc.Session;
import dev.jobwright.verify.Diagnosis;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** How far this machine's clock is from the server's, which decides. */
final class ClockCheck implements Check {

    private static final Duration NOTABLE = Duration.ofSeconds(2);
    private static final Duration WRONG = Duration.ofMinutes(1);

    private final InstantSource clock;

    ClockCheck(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String about() {
        return "clock";
    }

    @Override
    public List<Diagnosis> run(Session session) throws SQLException {
        session.number("clock"); // the second one is not slowed down by being the first
        Instant before = clock.instant();
        Instant server = Micros.instant(session.number("clock"));
        Instant after = clock.instant();
        Instant middle = before.plus(Duration.between(before, after).dividedBy(2));
        Duration ahead = Duration.between(server, middle);
        String what = String.format(
                Locale.ROOT,
                "this machine is %.1f s %s the server",
                Math.abs(ahead.toMillis()) / 1e3,
                ahead.isNegative() ? "behind" : "ahead of");
        if (ahead.abs().compareTo(NOTABLE) < 0) {
            return List.of(Diagnosis.ok(about(), what));
        }
        String remedy = "the server's clock decides; times that programs here choose are off by that: set this clock";
        return List.of(
                ahead.abs().compareTo(WRONG) < 0
                        ? Diagnosis.note(about(), what, remedy)
                        : Diagnosis.warning(about(), what, remedy));
    }
}
