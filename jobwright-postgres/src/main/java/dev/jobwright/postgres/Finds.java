package dev.jobwright.postgres;

import dev.jobwright.Attempt;
import dev.jobwright.AuditEntry;
import dev.jobwright.Job;
import dev.jobwright.JobId;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

/** Reads jobs and their histories. Each is one statement: it needs no transaction around it. */
final class Finds {

    private final Link link;

    Finds(Link link) {
        this.link = link;
    }

    /** The jobs that exist, in the order of the ids, each once. */
    List<Job> find(Collection<JobId> ids) throws SQLException {
        if (ids.isEmpty()) {
            return List.of();
        }
        UUID[] asked = new LinkedHashSet<>(ids).stream().map(JobId::value).toArray(UUID[]::new);
        Array array = link.session().connection().createArrayOf("uuid", asked);
        return link.session().list("find", row -> Rows.job(link, row), array);
    }

    List<Attempt> attempts(JobId id) throws SQLException {
        return link.session().list("attempts", Rows::attempt, id.value());
    }

    List<AuditEntry> audit(JobId id) throws SQLException {
        return link.session().list("audit", Rows::event, id.value());
    }
}
