package dev.jobwright.crash;

import java.nio.file.Path;

/** Ten kills have every kind of harm to the server among them, two of which are restarts. */
@RunsPostgres
class PostgresSiegeTest extends SiegeContract {

    @Override
    Ground ground(Path folder) throws Exception {
        return PostgresGround.start();
    }

    @Override
    int defaultKills() {
        return 12;
    }
}
