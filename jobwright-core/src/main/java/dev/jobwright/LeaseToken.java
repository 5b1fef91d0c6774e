package dev.jobwright;

import java.util.Locale;

/**
 * Proves that a write comes from the attempt that holds the job. Outside it is one opaque string. The attempt number
 * alone would be issued again after a failover or a restore; the nonce is 64 random bits, made anew for each claim.
 *
 * @param seq the job's number in its store
 * @param attempt the attempt's number
 * @param nonce the random bits of the claim
 */
public record LeaseToken(long seq, long attempt, long nonce) {

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%x.%x.%016x", seq, attempt, nonce);
    }

    /** @throws InvalidInput when the text is no token */
    public static LeaseToken parse(String text) {
        String[] parts = text.split("\\.", -1);
        try {
            if (parts.length == 3 && parts[2].length() == 16) {
                return new LeaseToken(
                        Long.parseLong(parts[0], 16),
                        Long.parseLong(parts[1], 16),
                        Long.parseUnsignedLong(parts[2], 16));
            }
        } catch (NumberFormatException e) {
            throw new InvalidInput("this is no lease token; pass the one that the claim gave, unchanged", e);
        }
        throw new InvalidInput("this is no lease token; pass the one that the claim gave, unchanged");
    }
}
