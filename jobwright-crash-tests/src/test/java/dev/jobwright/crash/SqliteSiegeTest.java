package dev.jobwright.crash;

import java.nio.file.Path;

class SqliteSiegeTest extends SiegeContract {

    @Override
    Ground ground(Path folder) {
        return new SqliteGround(folder.resolve("jobs.db"));
    }

    @Override
    int defaultKills() {
        return 20;
    }
}
