package dev.jobwright.store;

import java.time.Duration;
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
     * @param adopt whether a database that holds somebody else's tables may get ours beside them
     * @param busyTimeout how long a write waits for other processes before it gives up
     */
    record StoreOptions(boolean adopt, Duration busyTimeout) {
        public static final StoreOptions DEFAULT = new StoreOptions(false, Duration.ofSeconds(30));
    }
}
