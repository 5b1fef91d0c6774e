package dev.jobwright.store;

import dev.jobwright.InvalidInput;
import dev.jobwright.verify.Diagnosis;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens stores of one kind; found through {@link java.util.ServiceLoader}. */
public interface StoreProvider {

    /** Whether this provider opens URLs like this one. */
    boolean serves(String url);

    /**
     * Opens the store, making it if it is not there.
     *
     * @throws dev.jobwright.StoreRefused in one line that names the thing and the remedy, before anything is written
     */
    JobStore open(String url, StoreOptions options);

    /** Opens a store on the caller's own connections; null when they lead to another kind of database. */
    default @Nullable JobStore open(DataSource source, StoreOptions options) {
        return null;
    }

    /**
     * What would bring the store's tables up to date. Writes nothing.
     *
     * @param from the version to begin at, which needs no connection; null: the version of the tables that are there
     */
    default Migration plan(String url, StoreOptions options, @Nullable Integer from) {
        throw new InvalidInput("this kind of store has no tables to migrate");
    }

    /** Brings the store's tables up to date, making them if they are not there; answers what it has done. */
    default Migration migrate(String url, StoreOptions options) {
        throw new InvalidInput("this kind of store has no tables to migrate");
    }

    /**
     * Examines the store and what it stands on, for {@code jobwright doctor}. Opens no store and changes nothing, so that
     * one that cannot be opened can be examined as well.
     *
     * @param clock this machine's
     * @return in the order of the examination, what is well included; empty when there is nothing to examine
     */
    default List<Diagnosis> examine(String url, StoreOptions options, InstantSource clock) {
        return List.of();
    }

    /**
     * @param adopt whether a database that holds somebody else's tables may get ours beside them
     * @param busyTimeout how long a write waits for other processes before it gives up
     * @param schema where the tables are, in a database that has schemas; null when not said
     */
    record StoreOptions(
            boolean adopt, Duration busyTimeout, @Nullable String schema) {
        public static final StoreOptions DEFAULT = new StoreOptions(false, Duration.ofSeconds(30));

        /** Without a word on the schema. */
        public StoreOptions(boolean adopt, Duration busyTimeout) {
            this(adopt, busyTimeout, null);
        }

        public StoreOptions withAdopt() {
            return new StoreOptions(true, busyTimeout, schema);
        }

        public StoreOptions withSchema(String name) {
            return new StoreOptions(adopt, busyTimeout, name);
        }
    }
}
