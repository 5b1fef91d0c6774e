package dev.jobwright.crash;

import java.nio.file.Path;

/** A SQLite file: whoever uses it is the database. */
public record SqliteGround(Path file) implements Ground {

    @Override
    public String url() {
        return "jdbc:sqlite:" + file;
    }

    @Override
    public String summary() {
        return "SQLite";
    }
}
