package dev.jobwright.postgres;

import dev.jobwright.Lane;
import dev.jobwright.jdbc.Session;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.TypeVersion;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Lanes and their numbers, as far as this store knows them. Lanes are added in transactions of their own and never
 * removed, so what is known stays true.
 */
final class Lanes {

    private record Served(String namespace, Set<String> queues, Set<TypeVersion> types) {}

    private static final int MAX_REMEMBERED_CLAIMS = 1_000;

    private final Map<Lane, Integer> numbers = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Integer, Lane> lanes = new ConcurrentSkipListMap<>();
    private final Map<Served, int[]> served = new ConcurrentHashMap<>();

    /** The lane's number; adds the lane when it is new. The session commits by itself. */
    int number(Session session, Lane lane) throws SQLException {
        Integer known = numbers.get(lane);
        if (known == null) {
            session.update("lane-add", lane.namespace(), lane.queue(), lane.type(), lane.version());
            learn(session);
            known = numbers.get(lane);
        }
        if (known == null) {
            throw new IllegalStateException("lane " + lane + " was added and is not there");
        }
        return known;
    }

    /** The lane's number; 0 when there is no such lane. */
    int numberIfThere(Session session, Lane lane) throws SQLException {
        Integer known = numbers.get(lane);
        if (known == null) {
            learn(session);
            known = numbers.get(lane);
        }
        return known == null ? 0 : known;
    }

    Lane lane(Session session, int number) throws SQLException {
        Lane lane = lanes.get(number);
        if (lane == null) {
            learn(session);
            lane = lanes.get(number);
        }
        if (lane == null) {
            throw new IllegalStateException("a row names lane " + number + ", which is not there");
        }
        return lane;
    }

    /** All lanes that exist, by number. */
    Map<Integer, Lane> all(Session session) throws SQLException {
        learn(session);
        return new TreeMap<>(lanes);
    }

    /** The lanes, as far as they are known, that the claim takes from. */
    int[] served(ClaimRequest request) {
        Served key = new Served(request.namespace(), request.queues(), request.types());
        int[] remembered = served.get(key);
        return remembered == null ? remember(key, request) : remembered;
    }

    /** Not while lanes are learnt: what was put together before would be remembered after, for ever. */
    private synchronized int[] remember(Served key, ClaimRequest request) {
        int[] numbersServed = lanes.entrySet().stream()
                .filter(entry -> request.serves(entry.getValue()))
                .mapToInt(Map.Entry::getKey)
                .toArray();
        if (served.size() >= MAX_REMEMBERED_CLAIMS) {
            served.clear();
        }
        served.put(key, numbersServed);
        return numbersServed;
    }

    /** How many lanes are known: a claim tells when there are more. */
    int count() {
        return lanes.size();
    }

    /** Reads all lanes anew: they are few, and one that was added late may have a low number. */
    synchronized void learn(Session session) throws SQLException {
        int before = lanes.size();
        session.list("lanes", row -> {
            Lane lane = new Lane(row.getString(2), row.getString(3), row.getString(4), row.getInt(5));
            lanes.put(row.getInt(1), lane);
            numbers.put(lane, row.getInt(1));
            return lane;
        });
        if (lanes.size() != before) {
            served.clear();
        }
    }
}
