package dev.jobwright.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One worker process from its start to its end, as far as its driver knows. */
final class Life {

    private final Path diary;
    private final List<Pause> pauses = new ArrayList<>();
    private long killedAt = Long.MAX_VALUE;

    private record Pause(long from, long until) {}

    /** An attempt that has started. */
    record Open(String job, long attempt) {}

    Life(Path diary) {
        this.diary = diary;
    }

    List<Diary.Line> lines() throws IOException {
        return Diary.read(diary);
    }

    /** The attempts whose handlers have started and not ended. */
    Set<Open> open() throws IOException {
        Set<Open> open = new HashSet<>();
        for (Diary.Line line : lines()) {
            if (line.what() == Diary.What.START) {
                open.add(new Open(line.job(), line.attempt()));
            } else if (line.what() == Diary.What.END) {
                open.remove(new Open(line.job(), line.attempt()));
            }
        }
        return open;
    }

    /** It is about to be killed. */
    void kill() {
        killedAt = Math.min(killedAt, System.nanoTime());
    }

    boolean wasKilled() {
        return killedAt != Long.MAX_VALUE;
    }

    /** The last instant at which it is sure to have lived. */
    long aliveUntil() {
        return killedAt;
    }

    void paused(long from, long until) {
        pauses.add(new Pause(from, until));
    }

    /** Whether it was stopped for a while between these instants. */
    boolean wasPausedWithin(long from, long until) {
        return pauses.stream().anyMatch(pause -> pause.from < until && pause.until > from);
    }

    @Override
    public String toString() {
        return String.valueOf(diary.getFileName());
    }
}
