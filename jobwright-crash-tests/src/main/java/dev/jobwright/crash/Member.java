package dev.jobwright.crash;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A place in the siege: a producer or a worker that is started again each time that it was killed. */
final class Member {

    private static final int END_SECONDS = 60;

    private final String name;
    private final Path dir;
    private final Class<?> main;
    private final Function<Path, List<String>> args;
    private final List<Life> lives = new ArrayList<>();
    private Process process;

    /** @param args what the program is given, when its diary is this */
    Member(String name, Path dir, Class<?> main, Function<Path, List<String>> args) throws IOException {
        this.name = name;
        this.dir = dir;
        this.main = main;
        this.args = args;
        this.process = begin();
    }

    private Process begin() throws IOException {
        boolean worker = main == WorkerMain.class;
        // A producer's diary goes on, so that it knows what it sent in its life before.
        Path diary = dir.resolve(name + (worker ? "-" + lives.size() : "") + ".diary");
        lives.add(new Life(diary));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + dir, // whoever is killed cannot clean up behind itself
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(args.apply(diary));
        Path output = dir.resolve(name + ".out");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(output.toFile()))
                .start();
    }

    List<Life> lives() {
        return lives;
    }

    Life life() {
        return lives.get(lives.size() - 1);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL; returns when the process is gone. */
    void kill() throws InterruptedException {
        life().kill();
        process.destroyForcibly();
        process.waitFor();
    }

    void restart() throws IOException {
        process = begin();
    }

    /** SIGSTOP or SIGCONT. */
    void signal(String signal) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("could not send " + signal + " to " + this);
        }
    }

    /** Lets it come to its own end. */
    void stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(this + " does not stop within " + END_SECONDS + " s");
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(this + " ended with " + process.exitValue() + ", see " + name + ".out");
        }
    }

    /** Whatever state it is in. */
    void discard() {
        process.destroyForcibly();
    }

    void awaitEnd() {
        process.onExit().join();
    }

    @Override
    public String toString() {
        return name + " (pid " + process.pid() + ")";
    }
}
