package dev.jobwright.cli.process;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running command. */
public final class CommandProcess {

    private final Process process;
    private final boolean leadsGroup;
    private volatile boolean hurried;

    /** @param leadsGroup whether it has a session, and so a process group, of its own */
    CommandProcess(Process process, boolean leadsGroup) {
        this.process = process;
        this.leadsGroup = leadsGroup;
    }

    Process process() {
        return process;
    }

    int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Waits for so long at most. */
    void await(long millis) throws InterruptedException {
        process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it, and its children, to end. */
    void terminate() {
        signal("TERM");
    }

    /** Ends it and its children without asking. */
    void kill() {
        signal("KILL");
        process.destroyForcibly();
    }

    /** Whoever waits for it to end by itself should not. */
    void hurry() {
        hurried = true;
        kill();
    }

    boolean isHurried() {
        return hurried;
    }

    /** Whether a signal to this command reaches that process as well. */
    boolean reaches(ProcessHandle other) {
        return leadsGroup
                ? ProcessGroups.of(other.pid()) == process.pid()
                : other.equals(process.toHandle()) || process.descendants().anyMatch(other::equals);
    }

    private void signal(String name) {
        if (!leadsGroup || !signalGroup(name)) {
            List<ProcessHandle> children = process.descendants().toList();
            children.forEach(child -> signal(child, name));
            signal(process.toHandle(), name);
        }
    }

    private boolean signalGroup(String name) {
        try {
            // The shell's own kill: the program of that name is not everywhere.
            new ProcessBuilder("/bin/sh", "-c", "kill -s \"$0\" -- \"-$1\"", name, Long.toString(process.pid()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            return true;
        } catch (InterruptedException e) {
            return true; // it is on its way
        } catch (IOException e) {
            return false; // then process by process
        }
    }

    private static void signal(ProcessHandle process, String name) {
        if (name.equals("KILL")) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
    }
}
