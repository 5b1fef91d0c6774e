package dev.jobwright.sqlite;

import dev.jobwright.Lane;
import dev.jobwright.jdbc.Session;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.TypeVersion;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lanes and their numbers as one session knows them. What a transaction made is forgotten when it is rolled back. */
final class Lanes {

    private record Served(String namespace, Set<String> queues, Set<TypeVersion> types) {}

    private static final int MAX_REMEMBERED_CLAIMS = 1_000;

    private final Session session;
    private final Map<Lane, Long> numbers = new HashMap<>();
    private final TreeMap<Long, Lane> lanes = new TreeMap<>();
    private final Map<Served, long[]> served = new HashMap<>();
    // Jobs that come together mostly share one object, and its hash costs more than all else here.
    private @Nullable Lane latest;
    private long latestNumber;

    Lanes(Session session) {
        this.session = session;
    }

    /** The lane's number; makes the lane when it is new. */
    @SuppressWarnings("ReferenceEquality") // the same object, or a look into the map
    long number(Lane lane) throws SQLException {
        if (lane != latest) {
            latestNumber = find(lane);
            latest = lane;
        }
        return latestNumber;
    }

    private long find(Lane lane) throws SQLException {
        Long known = numbers.get(lane);
        if (known == null) {
            learn();
            known = numbers.get(lane);
        }
        if (known == null) {
            session.update("lane-add", lane.namespace(), lane.queue(), lane.type(), lane.version());
            learn();
            known = numbers.get(lane);
        }
        if (known == null) {
            throw new IllegalStateException("lane " + lane + " was added and is not there");
        }
        return known;
    }

    Lane lane(long number) throws SQLException {
        Lane lane = lanes.get(number);
        if (lane == null) {
            learn();
            lane = lanes.get(number);
        }
        if (lane == null) {
            throw new IllegalStateException("a row names lane " + number + ", which is not there");
        }
        return lane;
    }

    /** All lanes that exist, by number. */
    Map<Long, Lane> all() throws SQLException {
        learn();
        return lanes;
    }

    /** The lanes that the claim takes from, in the order of their numbers. */
    long[] served(ClaimRequest request) throws SQLException {
        learn();
        Served key = new Served(request.namespace(), request.queues(), request.types());
        long[] remembered = served.get(key);
        if (remembered == null) {
            remembered = lanes.entrySet().stream()
                    .filter(entry -> request.serves(entry.getValue()))
                    .mapToLong(Map.Entry::getKey)
                    .toArray();
            if (served.size() == MAX_REMEMBERED_CLAIMS) {
                served.clear();
            }
            served.put(key, remembered);
        }
        return remembered;
    }

    /** Reads the lanes that were made since. */
    private void learn() throws SQLException {
        long last = lanes.isEmpty() ? 0 : lanes.lastKey();
        boolean more = !session.list(
                        "lanes",
                        row -> {
                            Lane lane = new Lane(row.getString(2), row.getString(3), row.getString(4), row.getInt(5));
                            lanes.put(row.getLong(1), lane);
                            numbers.put(lane, row.getLong(1));
                            return lane;
                        },
                        last)
                .isEmpty();
        if (more) {
            served.clear();
        }
    }

    void forget() {
        latest = null;
        numbers.clear();
        lanes.clear();
        served.clear();
    }
}
