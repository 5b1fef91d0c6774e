package dev.jobwright.cli.jobs;

import dev.jobwright.Attempt;
import dev.jobwright.AuditEntry;
import dev.jobwright.Failure;
import dev.jobwright.Job;
import dev.jobwright.JobState;
import dev.jobwright.Stats;
import dev.jobwright.jackson.JacksonCodec;
import dev.jobwright.json.JsonException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code --json} prints: one object a line. Ids are strings, times ISO-8601 in UTC, durations seconds. */
public final class JsonLines {

    private final JacksonCodec codec = new JacksonCodec();
    private final PrintWriter out;

    public JsonLines(PrintWriter out) {
        this.out = out;
    }

    public void print(Map<String, ?> object) {
        out.println(codec.encode(object, Map.class));
    }

    public Map<String, Object> job(Job job) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", job.id().toString());
        json.put("state", job.state().word());
        json.put("queue", job.lane().queue());
        json.put("type", job.lane().type());
        json.put("version", job.lane().version());
        json.put("priority", job.priority());
        put(json, "key", job.key());
        put(json, "correlation", job.correlation());
        json.put("enqueuedAt", job.enqueuedAt().toString());
        json.put("due", job.due().toString());
        put(json, "notBefore", text(job.notBefore()));
        put(json, "startBy", text(job.startBy()));
        put(json, "heldReason", job.heldReason());
        put(json, "worker", job.worker());
        put(json, "claimedAt", text(job.claimedAt()));
        put(json, "finishedAt", text(job.finishedAt()));
        json.put("run", job.tally().run());
        json.put("attempt", job.tally().attempt());
        json.put("failures", job.tally().failures());
        json.put("losses", job.tally().losses());
        json.put("maxAttempts", job.policy().maxAttempts());
        json.put("args", value(job.args()));
        put(json, "result", value(job.result()));
        put(json, "failure", failure(job.failure()));
        if (!job.headers().isEmpty()) {
            json.put("headers", job.headers());
        }
        return json;
    }

    public Map<String, Object> details(Job job, List<Attempt> attempts, List<AuditEntry> audit) {
        Map<String, Object> json = job(job);
        json.put("attempts", attempts.stream().map(this::attempt).toList());
        json.put("audit", audit.stream().map(JsonLines::entry).toList());
        return json;
    }

    private Map<String, Object> attempt(Attempt attempt) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("attempt", attempt.number());
        json.put("run", attempt.run());
        json.put("outcome", attempt.end().word());
        json.put("worker", attempt.worker());
        json.put("finishedAt", attempt.finishedAt().toString());
        json.put("seconds", attempt.took().toNanos() / 1e9);
        put(json, "result", value(attempt.result()));
        put(json, "failure", failure(attempt.failure()));
        return json;
    }

    private static Map<String, Object> entry(AuditEntry entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", entry.at().toString());
        json.put("verb", entry.verb());
        json.put("from", entry.from().word());
        json.put("to", entry.to().word());
        json.put("actor", entry.actor());
        json.put("reason", entry.reason());
        return json;
    }

    public Map<String, Object> stats(Stats stats) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", stats.at().toString());
        json.put("counts", words(stats.counts()));
        json.put("lanes", stats.lanes().stream().map(JsonLines::lane).toList());
        return json;
    }

    private static Map<String, Object> lane(Stats.LaneStats lane) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("queue", lane.lane().queue());
        json.put("type", lane.lane().type());
        json.put("version", lane.lane().version());
        json.put("counts", words(lane.counts()));
        put(json, "oldestDue", text(lane.oldestDue()));
        return json;
    }

    private static Map<String, Long> words(Map<JobState, Long> counts) {
        Map<String, Long> words = new LinkedHashMap<>();
        counts.forEach((state, count) -> words.put(state.word(), count));
        return words;
    }

    private static @Nullable Map<String, Object> failure(@Nullable Failure failure) {
        if (failure == null) {
            return null;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("reason", failure.reason());
        json.put("type", failure.type());
        json.put("message", failure.message());
        return json;
    }

    /** JSON that is stored as text, as the value that it is. */
    private @Nullable Object value(@Nullable String stored) {
        if (stored == null) {
            return null;
        }
        try {
            return codec.decode(stored, Object.class);
        } catch (JsonException unreadable) {
            return stored;
        }
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    /** Leaves out what is not there. */
    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
