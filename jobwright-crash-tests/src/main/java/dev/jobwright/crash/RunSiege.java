package dev.jobwright.crash;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One workload of {@code jobwright run}, whose process is killed again and again: first while it takes in its input, then
 * at {@linkplain Moment moments} of its work. After each kill another process resumes it. Its commands are not killed:
 * to end them, and to run no line beside what is left of it, is what the resuming process has to do.
 */
final class RunSiege implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;
    private static final int LINES = 2_000;
    private static final int KILLS_PER_INTAKE = 5;
    private static final int MOST_LINES_AT_ONCE = 20;
    private static final int MOST_ENTRIES_BEFORE = 20;
    private static final Pattern LEFT_OVER = Pattern.compile("\\((\\d+) left-over processes ended\\)");

    private final Path dir;
    private final Path store;
    private final Random random;
    private final int kills;
    private final List<String> lines;
    private final Path input;
    private final LineLog log;
    private @Nullable RunProcess run;
    private int killed;
    private int leftOver;

    RunSiege(Path dir, long seed, int kills) throws IOException {
        this.dir = dir;
        this.store = RunProcess.store(dir);
        this.random = new Random(seed);
        this.kills = kills;
        this.lines = Temper.lines(LINES);
        this.input = Files.writeString(dir.resolve("input.txt"), text(0, lines.size()));
        this.log = new LineLog(dir.resolve("log"));
        try (InputStream script = RunSiege.class.getResourceAsStream("line.sh")) {
            Files.copy(Objects.requireNonNull(script), dir.resolve("line.sh"));
        }
    }

    /** Kills so often, lets the rest be done, and judges. */
    LineVerdict fight() throws Exception {
        int duringIntake = Math.max(1, kills / KILLS_PER_INTAKE);
        int step = lines.size() / 2 / duringIntake;
        for (int i = 0; i < duringIntake; i++) {
            killDuringIntake(i * step, (i + 1) * step);
        }
        for (Moment moment : moments(kills - duringIntake)) {
            killAt(moment);
        }
        RunProcess last = begin(Redirect.from(input.toFile()));
        int exitCode = last.awaitEnd();
        ended(last);
        LineVerdict verdict = LineJudge.judge(lines, log.all());
        if (exitCode != 0) {
            verdict.violations().add("the last run ended with " + exitCode + ": " + last.said());
        }
        addTraces(verdict.violations());
        return verdict;
    }

    /** Each as often as the others, in an order that is drawn. */
    private List<Moment> moments(int count) {
        List<Moment> all = List.of(Moment.values());
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            moments.add(all.get(i % all.size()));
        }
        Collections.shuffle(moments, random);
        return moments;
    }

    /** Gives it all lines again up to one number, and then slowly more of them, up to another. */
    private void killDuringIntake(int from, int to) throws Exception {
        RunProcess process = begin(Redirect.PIPE);
        process.write(text(0, from + 1)); // it does not start without a line that is new
        await("it takes in lines", () -> process.said().contains(" started, "));
        for (int next = from + 1; next < to; ) {
            int upTo = Math.min(to, next + 1 + random.nextInt(MOST_LINES_AT_ONCE));
            long told = log.size();
            process.write(text(next, upTo));
            if (upTo < to) {
                await("a command tells something", () -> log.size() > told);
            }
            next = upTo;
        }
        kill(process);
    }

    private void killAt(Moment moment) throws Exception {
        RunProcess process = begin(Redirect.from(input.toFile()));
        if (moment != Moment.START) {
            long from = log.size();
            int entries = random.nextInt(MOST_ENTRIES_BEFORE);
            await("some work", () -> log.since(from).size() >= entries);
        }
        await(moment.toString(), moment.watch(log, store, random));
        kill(process);
    }

    private RunProcess begin(Redirect from) throws IOException {
        RunProcess process = killed == 0
                ? RunProcess.start(
                        dir, from, "run", "--name", "siege", "-j4", "--kill-after", "100ms", "--", "sh", "line.sh")
                : RunProcess.start(dir, from, "run", "--resume", "siege", "-j4");
        run = process;
        return process;
    }

    private void await(String what, Deadline.Condition condition) throws Exception {
        RunProcess process = Objects.requireNonNull(run);
        Deadline.await(what, PATIENCE_SECONDS, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("before " + what + " the run has ended: " + process.said());
            }
            return condition.holds();
        });
    }

    private void kill(RunProcess process) throws Exception {
        process.kill();
        killed++;
        ended(process);
    }

    private void ended(RunProcess process) throws IOException {
        Matcher told = LEFT_OVER.matcher(process.said());
        if (told.find()) {
            leftOver += Integer.parseInt(told.group(1));
        }
        // Whoever is killed cannot remove the library that it has unpacked.
        try (DirectoryStream<Path> files = Files.newDirectoryStream(dir.resolve("tmp"))) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private void addTraces(List<String> violations) throws Exception {
        RunProcess verify = RunProcess.start(dir, Redirect.PIPE, "verify");
        if (verify.awaitEnd() != 0) {
            violations.add("verify has findings: " + verify.printed());
        }
        RunTraces.spools(store).forEach(file -> violations.add(file + " is left"));
        Deadline.await(
                "no process is left",
                PATIENCE_SECONDS,
                () -> RunTraces.processes(store).isEmpty());
    }

    private String text(int from, int to) {
        return String.join("\n", lines.subList(from, to)) + (from == to ? "" : "\n");
    }

    /** Processes of commands that a resumed run has ended first. */
    int leftOver() {
        return leftOver;
    }

    /** What was done, in one line. */
    String summary() {
        return killed + " kills, " + leftOver + " left-over processes ended";
    }

    /** Ends whatever still lives. */
    @Override
    public void close() {
        if (run != null) {
            run.kill();
        }
        RunTraces.processes(store).forEach(ProcessHandle::destroyForcibly);
    }
}
