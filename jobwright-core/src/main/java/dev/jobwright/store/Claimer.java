package dev.jobwright.store;

import dev.jobwright.InstanceId;
import dev.jobwright.InvalidInput;
import dev.jobwright.Texts;
import java.time.Duration;

/**
 * Who claims.
 *
 * @param worker the name to show; several instances may share it
 * @param lease how long its leases last without a renewal; from 1 ms to 1 h
 */
public record Claimer(InstanceId instance, String worker, Duration lease) {

    public Claimer {
        worker = Texts.storable(worker, 200);
        if (lease.compareTo(Duration.ofMillis(1)) < 0 || lease.compareTo(Duration.ofHours(1)) > 0) {
            throw new InvalidInput("a lease of " + lease + " is not possible: use 1 ms to 1 h");
        }
    }
}
