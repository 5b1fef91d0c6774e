package dev.jobwright.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The longest time in which nothing was acknowledged. */
final class Gap {

    private Gap() {}

    static Duration longest(List<Life> producers) throws IOException {
        List<Long> acknowledged = new ArrayList<>();
        for (Life producer : producers) {
            for (Diary.Line line : producer.lines()) {
                if (line.what() == Diary.What.ACKNOWLEDGED) {
                    acknowledged.add(line.nanos());
                }
            }
        }
        acknowledged.sort(null); // of one machine's monotonic clock, which does not overflow while we look
        long longest = 0;
        for (int i = 1; i < acknowledged.size(); i++) {
            longest = Math.max(longest, acknowledged.get(i) - acknowledged.get(i - 1));
        }
        return Duration.ofNanos(longest);
    }
}
