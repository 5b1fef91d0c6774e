package dev.jobwright.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.PriorityQueue;

/** How many jobs a claim takes from the head of each lane, so that all together are the first of all lanes. */
final class Shares {

    /** A place in the order of claims; the last one is the greatest. */
    private record Place(long nprio, long due, long seq, int lane) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int order = Long.compare(nprio, other.nprio);
            order = order != 0 ? order : Long.compare(due, other.due);
            return order != 0 ? order : Long.compare(seq, other.seq);
        }
    }

    private Shares() {}

    static int[] of(WriteTransaction tx, long[] lanes, int max) throws SQLException {
        int[] shares = new int[lanes.length];
        if (lanes.length == 1) {
            shares[0] = max; // a lane alone need not be compared with others
            return shares;
        }
        PriorityQueue<Place> first = new PriorityQueue<>((a, b) -> b.compareTo(a));
        PreparedStatement heads = tx.session.statement("claim-heads");
        for (int lane = 0; lane < lanes.length; lane++) {
            heads.setLong(1, lanes[lane]);
            heads.setInt(2, max);
            try (ResultSet rows = heads.executeQuery()) {
                while (rows.next()) {
                    Place place = new Place(rows.getLong(1), rows.getLong(2), rows.getLong(3), lane);
                    if (first.size() == max) {
                        if (place.compareTo(first.element()) >= 0) {
                            break; // what follows in this lane is later still
                        }
                        first.remove();
                    }
                    first.add(place);
                }
            }
        }
        first.forEach(place -> shares[place.lane()]++);
        return shares;
    }
}
