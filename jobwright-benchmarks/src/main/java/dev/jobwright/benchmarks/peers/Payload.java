package dev.jobwright.benchmarks.peers;

/**
 * What a no-op job carries: about 100 bytes of JSON.
 *
 * @param sentAt on the monotonic clock of this machine
 */
public record Payload(long number, long sentAt, String filling) {

    private static final String FILLING = "abcdefghijklmnopqrstuvwxyz0123456789";

    public static Payload of(long number) {
        return new Payload(number, System.nanoTime(), FILLING);
    }
}
