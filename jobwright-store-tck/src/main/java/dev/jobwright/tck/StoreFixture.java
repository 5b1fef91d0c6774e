package dev.jobwright.tck;

import dev.jobwright.store.JobStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** How the suite comes to a store, and what that store can do. One fixture is one set of data, empty at first. */
public interface StoreFixture extends AutoCloseable {

    /** The kind of store, in a word. */
    String name();

    /**
     * Opens the data: the first time; again, after the store was closed, if it {@link #survivesClosing}; and beside an
     * open store, if it {@link #canBeOpenedTwice}.
     *
     * @param clock to be the store's clock
     */
    JobStore open(InstantSource clock);

    /** Whether what was written is there when the store is opened again. */
    default boolean survivesClosing() {
        return false;
    }

    /** Whether a second handle on the same data may be open at the same time, as another process would have it. */
    default boolean canBeOpenedTwice() {
        return false;
    }

    /** Whether the store sees to it that its time never goes backwards; otherwise a server's clock is taken as it is. */
    default boolean keepsTimeItself() {
        return true;
    }

    /** A connection of an application to the store's own database; null when there is no such thing. */
    default @Nullable Connection connect() throws SQLException {
        return null;
    }

    /** Deletes the data, after all stores were closed. */
    @Override
    default void close() {}
}
