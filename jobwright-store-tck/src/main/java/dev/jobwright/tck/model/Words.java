package dev.jobwright.tck.model;

import dev.jobwright.JobId;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.TypeVersion;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The small world in which sequences play: few names, so that they meet. */
final class Words {

    static final List<String> NAMESPACES = List.of("default", "other");
    static final List<String> QUEUES = List.of("q0", "q1", "q2");
    static final List<TypeVersion> TYPES =
            List.of(new TypeVersion("resize", 1), new TypeVersion("resize", 2), new TypeVersion("mail", 1));

    private Words() {}

    /** The id of the n-th job of a sequence. */
    static JobId id(int n) {
        return JobId.of(new UUID(0x0193_2c07_0000_7000L, 0x8000_0000_0000_0000L | n));
    }

    /** The job's number. */
    static String name(JobId id) {
        return "j" + (id.value().getLeastSignificantBits() & 0xFFFF_FFFFL);
    }

    /** The job, with what is not as usual. */
    static String describe(NewJob job) {
        StringBuilder text = new StringBuilder(name(job.id()))
                .append(" in ")
                .append(job.lane().namespace() + "/" + job.lane().queue() + "/"
                        + job.lane().type() + "/" + job.lane().version());
        add(text, "priority", job.priority() == 0 ? null : job.priority());
        add(text, "due", job.due());
        add(text, "notBefore", job.notBefore());
        add(text, "delay", job.delay());
        add(text, "startBy", job.startBy());
        add(text, "held", job.heldReason());
        add(text, "key", job.key());
        add(text, "correlation", job.correlation());
        add(text, "headers", job.headers().isEmpty() ? null : job.headers());
        add(text, "maxAttempts", job.policy().maxAttempts());
        add(text, "maxLeaseLosses", job.policy().maxLeaseLosses());
        add(text, "backoff", job.policy().backoff().base());
        return text.toString();
    }

    private static void add(StringBuilder text, String what, @Nullable Object value) {
        if (value != null) {
            text.append(' ').append(what).append('=').append(value);
        }
    }
}
