package dev.jobwright.postgres.doctor;

/** Times as people say them. */
final class Ages {

    private Ages() {}

    static String words(long seconds) {
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 2 * 3_600) {
            return seconds / 60 + " min";
        }
        return seconds < 2 * 86_400 ? seconds / 3_600 + " h" : seconds / 86_400 + " days";
    }
}
