package dev.jobwright.sqlite;

import java.util.List;

/** What else has to be done on the writer's thread. */
interface WriterEvents {

    /** A group has been written and answered. */
    void afterCommit(List<Slice> group);

    /** Called before the writer sleeps, and now and then. Returns the longest sleep in nanoseconds, 0 for any. */
    long betweenGroups();
}
