package dev.jobwright.queue;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobPolicy;
import dev.jobwright.JobQueue;
import dev.jobwright.Lane;
import dev.jobwright.Names;
import dev.jobwright.json.JsonCodec;
import dev.jobwright.memory.MemoryStore;
import dev.jobwright.runtime.JobIds;
import dev.jobwright.runtime.MonotonicClock;
import dev.jobwright.runtime.SystemRandom;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.StoreProvider;
import dev.jobwright.store.StoreProvider.StoreOptions;
import dev.jobwright.store.StoreProviders;
import java.util.ServiceLoader;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens a {@link JobQueue}. Everything but the place has a default. */
public final class JobQueueBuilder {

    /** Longest args that can be configured, in bytes of UTF-8. */
    public static final int MOST_ARGS_BYTES = 4 * 1024 * 1024;

    private @Nullable String url;
    private @Nullable DataSource source;
    private @Nullable JobStore store;
    private @Nullable JsonCodec codec;
    private String namespace = Lane.DEFAULT_NAMESPACE;
    private JobPolicy policy = JobPolicy.DEFAULT;
    private int maxArgsBytes = 256 * 1024;
    private StoreOptions options = StoreOptions.DEFAULT;

    public JobQueueBuilder url(String newUrl) {
        this.url = newUrl;
        return this;
    }

    /** Connections to the database; the caller keeps and closes the source. */
    public JobQueueBuilder source(DataSource newSource) {
        this.source = newSource;
        return this;
    }

    /** A store that is open already; it is closed with the queue. */
    public JobQueueBuilder store(JobStore newStore) {
        this.store = newStore;
        return this;
    }

    /** What separates tenants, tests and environments in one database; {@code default} when not said. */
    public JobQueueBuilder namespace(String name) {
        this.namespace = Names.check("namespace", name);
        return this;
    }

    /** Turns args and results into JSON; the one on the class path when not said. */
    public JobQueueBuilder codec(JsonCodec newCodec) {
        this.codec = newCodec;
        return this;
    }

    /** What jobs live by when their enqueue does not say; {@link JobPolicy#DEFAULT} when not said. */
    public JobQueueBuilder policy(JobPolicy newPolicy) {
        this.policy = newPolicy;
        return this;
    }

    /** Longest args, in bytes of UTF-8: 256 KiB when not said, at most 4 MiB. */
    public JobQueueBuilder maxArgsBytes(int bytes) {
        if (bytes < 1 || bytes > MOST_ARGS_BYTES) {
            throw new InvalidInput("maxArgsBytes " + bytes + " is not possible: use 1 to " + MOST_ARGS_BYTES);
        }
        this.maxArgsBytes = bytes;
        return this;
    }

    /** Lets a database that holds other tables have Jobwright's beside them; refused when not said. */
    public JobQueueBuilder adopt() {
        this.options = options.withAdopt();
        return this;
    }

    /** The schema of the tables in a PostgreSQL database; {@code jobwright} when neither this nor the URL says. */
    public JobQueueBuilder schema(String name) {
        this.options = options.withSchema(name);
        return this;
    }

    public JobQueue open() {
        JsonCodec json = codec == null ? findCodec() : codec;
        JobIds ids = new JobIds(new MonotonicClock(), SystemRandom.fast());
        return new StoreQueue(openStore(), json, ids, namespace, policy, maxArgsBytes);
    }

    private JobStore openStore() {
        if (store != null) {
            return store;
        }
        if (source != null) {
            return openStore(source);
        }
        if (url == null) {
            throw new InvalidInput("nothing says where the jobs are: give a url, such as jdbc:sqlite:jobs.db");
        }
        if (url.equals("memory:")) {
            return new MemoryStore(new MonotonicClock());
        }
        return StoreProviders.serving(url).open(url, options);
    }

    private JobStore openStore(DataSource connections) {
        for (StoreProvider provider : ServiceLoader.load(StoreProvider.class)) {
            JobStore opened = provider.open(connections, options);
            if (opened != null) {
                return opened;
            }
        }
        throw new InvalidInput("no store on the class path knows the database behind this DataSource: "
                + "add jobwright-sqlite for SQLite, jobwright-postgres for PostgreSQL");
    }

    private static JsonCodec findCodec() {
        return ServiceLoader.load(JsonCodec.class)
                .findFirst()
                .orElseThrow(
                        () -> new InvalidInput("no JSON codec on the class path: add dev.jobwright:jobwright-jackson, "
                                + "or give one with codec(…)"));
    }
}
