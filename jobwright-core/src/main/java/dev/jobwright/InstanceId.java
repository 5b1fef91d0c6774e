package dev.jobwright;

/**
 * One start of a worker, or one ad-hoc claimer: leases belong to it. 64 random bits, so that a machine that starts
 * again under the same name is somebody else.
 */
public record InstanceId(long value) {

    @Override
    public String toString() {
        return Long.toHexString(value);
    }
}
