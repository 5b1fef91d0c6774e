package dev.jobwright.jdbc;

import dev.jobwright.InvalidInput;
import dev.jobwright.store.NewJob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses what would not come back as it went in, before it is queued: half a surrogate pair has no form in UTF-8. */
public final class WellFormed {

    private WellFormed() {}

    public static void check(List<NewJob> jobs) {
        for (NewJob job : jobs) {
            check(job, "args", job.args());
            check(job, "heldReason", job.heldReason());
            if (!job.headers().isEmpty()) {
                job.headers().forEach((name, value) -> {
                    check(job, "headers", name);
                    check(job, "headers", value);
                });
            }
        }
    }

    private static void check(NewJob job, String what, @Nullable String text) {
        if (text != null && !isWellFormed(text)) {
            throw new InvalidInput("the " + what + " of job " + job.id()
                    + " hold half of a surrogate pair, which no database can keep: escape it");
        }
    }

    public static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
