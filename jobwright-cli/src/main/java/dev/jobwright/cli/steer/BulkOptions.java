package dev.jobwright.cli.steer;

import picocli.CommandLine.Option;

/** What all commands that change many jobs have. */
final class BulkOptions {

    @Option(names = "--dry-run", description = "says how many jobs it would be, and changes nothing")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "does not ask")
    private boolean yes;

    boolean dryRun() {
        return dryRun;
    }

    boolean yes() {
        return yes;
    }
}
