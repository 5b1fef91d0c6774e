package dev.jobwright.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where claims begin to look. What was claimed leaves dead entries at the head of its lane's stretch of the index, which
 * every claim from the head would step over again: so claims begin behind the last job that was claimed of each lane and
 * priority. What comes back, or was committed late, stands before that; therefore a claim looks from the head now and
 * then, as often as it can for a tenth of the time.
 */
final class Floors {

    /** Part of a lane: from a key on, below a priority. */
    record Stretch(int lane, int nprio, long due, long seq, int below) {}

    private record Key(long due, long seq) {
        boolean isBehind(Key other) {
            return due != other.due ? due > other.due : seq > other.seq;
        }
    }

    private static final int FIRST_NPRIO = Short.MIN_VALUE;
    private static final int BEHIND_LAST_NPRIO = Short.MAX_VALUE + 1;
    private static final long LEAST_PAUSE_NANOS = 1_000_000_000;

    /** A look that takes no longer is made whenever a claim found too little. */
    private static final long CHEAP_NANOS = 10_000_000;

    /** More priorities than this are not worth a stretch each. */
    private static final int MOST_PRIORITIES = 64;

    private final Map<Integer, TreeMap<Integer, Key>> floors = new TreeMap<>();
    private boolean lookedBefore;
    private long lookedAt;

    /** Of the last two looks: a stall of the machine makes one of them long, dead entries make both. */
    private long cost;

    private long costBefore;

    /** In how many nanoseconds a claim should look from the head though there may be enough behind the floors. */
    synchronized long untilLookIsDue(long now) {
        return lookedBefore ? lookedAt + Math.max(LEAST_PAUSE_NANOS, 10 * cost()) - now : 0;
    }

    /** In how many nanoseconds a claim that found too little may look from the head; at once when not positive. */
    synchronized long untilLook(long now) {
        return cost() <= CHEAP_NANOS ? 0 : lookedAt + 10 * cost() - now;
    }

    private long cost() {
        return Math.min(cost, costBefore);
    }

    /** A claim has looked from the head. */
    synchronized void looked(long from, long to) {
        lookedBefore = true;
        lookedAt = to;
        costBefore = cost;
        cost = to - from;
    }

    /** A job became available that may stand before the floor. */
    synchronized void lower(int lane, int nprio, long due) {
        TreeMap<Integer, Key> priorities = floors.get(lane);
        if (priorities != null) {
            Key key = new Key(due, Long.MIN_VALUE);
            priorities.computeIfPresent(nprio, (p, floor) -> floor.isBehind(key) ? key : floor);
        }
    }

    /** Jobs were claimed, at that time: what is due later than that says nothing of what comes now. */
    synchronized void claimed(List<ClaimRows.Last> lasts, long now) {
        for (ClaimRows.Last last : lasts) {
            Key key = last.due > now ? new Key(now, Long.MIN_VALUE) : new Key(last.due, last.seq);
            TreeMap<Integer, Key> priorities = floors.computeIfAbsent(last.lane, l -> new TreeMap<>());
            priorities.merge(last.nprio, key, (before, after) -> after.isBehind(before) ? after : before);
            if (priorities.size() > MOST_PRIORITIES) {
                priorities.clear();
            }
        }
    }

    static List<Stretch> fromTheHead(int[] lanes) {
        List<Stretch> stretches = new ArrayList<>(lanes.length);
        for (int lane : lanes) {
            stretches.add(new Stretch(lane, FIRST_NPRIO, Long.MIN_VALUE, 0, BEHIND_LAST_NPRIO));
        }
        return stretches;
    }

    /** From the floors on: of each lane one stretch before its first known priority, and one from each floor on. */
    synchronized List<Stretch> behind(int[] lanes) {
        List<Stretch> stretches = new ArrayList<>(2 * lanes.length);
        for (int lane : lanes) {
            int nprio = FIRST_NPRIO;
            Key from = new Key(Long.MIN_VALUE, 0);
            for (Map.Entry<Integer, Key> floor :
                    floors.getOrDefault(lane, new TreeMap<>()).entrySet()) {
                stretches.add(new Stretch(lane, nprio, from.due, from.seq, floor.getKey()));
                nprio = floor.getKey();
                from = floor.getValue();
            }
            stretches.add(new Stretch(lane, nprio, from.due, from.seq, BEHIND_LAST_NPRIO));
        }
        return stretches;
    }
}
