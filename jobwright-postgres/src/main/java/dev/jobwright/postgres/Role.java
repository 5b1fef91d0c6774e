package dev.jobwright.postgres;

/**
 * What a connection is for. Each role has connections of its own, so that a renewal or a settlement never waits behind
 * other traffic. Together with the one that listens they are six.
 */
enum Role {
    /** Inserts, reads, changes, promotions. */
    GENERAL(2),
    CLAIM(1),
    SETTLE(1),
    /** Renewals and ends of instances, and the look for lost ones. */
    RENEW(1);

    final int connections;

    Role(int connections) {
        this.connections = connections;
    }
}
