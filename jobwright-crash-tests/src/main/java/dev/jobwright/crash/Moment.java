package dev.jobwright.crash;

import dev.jobwright.crash.LineLog.Entry;
import dev.jobwright.crash.LineLog.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** When a run of a workload is killed. */
enum Moment {
    /** While it starts, looks for what its forerunner has left, and ends that. */
    START {
        @Override
        Deadline.Condition watch(LineLog log, Path store, Random random) {
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(1_200));
            return () -> System.nanoTime() - until >= 0;
        }
    },
    /** After some work. */
    WORK {
        @Override
        Deadline.Condition watch(LineLog log, Path store, Random random) throws IOException {
            long from = log.size();
            int entries = random.nextInt(40);
            return () -> log.since(from).size() >= entries;
        }
    },
    /** A command is about to be started: its output has a file. */
    SPAWN {
        @Override
        Deadline.Condition watch(LineLog log, Path store, Random random) throws IOException {
            Set<Path> before = Set.copyOf(RunTraces.spools(store));
            return () -> !before.containsAll(RunTraces.spools(store));
        }
    },
    /** A command has been started, and has not told anything. */
    SILENCE {
        @Override
        Deadline.Condition watch(LineLog log, Path store, Random random) throws IOException {
            Set<Long> told = log.all().stream().map(Entry::pid).collect(Collectors.toSet());
            return () -> {
                Set<Long> silent = RunTraces.processes(store).stream()
                        .filter(process -> process.info()
                                .arguments()
                                .map(List::of)
                                .filter(words -> words.size() == 2)
                                .filter(words -> words.get(1).startsWith(Temper.LATE.word()))
                                .isPresent())
                        .map(ProcessHandle::pid)
                        .collect(Collectors.toSet());
                silent.removeAll(told);
                return !silent.isEmpty();
            };
        }
    },
    /** A command has ended, and that is not settled yet. */
    EXIT {
        @Override
        Deadline.Condition watch(LineLog log, Path store, Random random) throws IOException {
            long from = log.size();
            return () -> log.since(from).stream()
                    .anyMatch(entry -> entry.what() == What.END && !Files.exists(Path.of("/proc/" + entry.pid())));
        }
    },
    /** A command runs that SIGTERM does not end. */
    DEAF {
        @Override
        Deadline.Condition watch(LineLog log, Path store, Random random) throws IOException {
            return told(log, What.START, Temper.DEAF);
        }
    },
    /** A child runs in a session of its own while its parent waits. */
    CHILD {
        @Override
        Deadline.Condition watch(LineLog log, Path store, Random random) throws IOException {
            return told(log, What.BEAT, Temper.PARENT);
        }
    },
    /** A child runs whose parent has ended. */
    ORPHAN {
        @Override
        Deadline.Condition watch(LineLog log, Path store, Random random) throws IOException {
            return told(log, What.END, Temper.FORKER);
        }
    };

    /** @return holds when the moment has come, from now on */
    abstract Deadline.Condition watch(LineLog log, Path store, Random random) throws IOException;

    private static Deadline.Condition told(LineLog log, What what, Temper whose) throws IOException {
        long from = log.size();
        return () -> log.since(from).stream()
                .anyMatch(entry -> entry.what() == what && entry.line().startsWith(whose.word()));
    }
}
