package dev.jobwright.verify;

/**
 * One line of an examination.
 *
 * @param about what was looked at, in a word that programs may go by: {@code clock}
 * @param what a sentence that says what was seen
 * @param remedy what to do about it; empty when there is nothing to do
 */
public record Diagnosis(Severity severity, String about, String what, String remedy) {

    /** From well to bad. */
    public enum Severity {
        OK,
        /** Worth knowing, and nothing to worry about. */
        NOTE,
        /** Goes on for now, and will not for long, or not as well. */
        WARNING,
        /** Does not work, or loses jobs. */
        PROBLEM
    }

    public static Diagnosis ok(String about, String what) {
        return new Diagnosis(Severity.OK, about, what, "");
    }

    public static Diagnosis note(String about, String what, String remedy) {
        return new Diagnosis(Severity.NOTE, about, what, remedy);
    }

    public static Diagnosis warning(String about, String what, String remedy) {
        return new Diagnosis(Severity.WARNING, about, what, remedy);
    }

    public static Diagnosis problem(String about, String what, String remedy) {
        return new Diagnosis(Severity.PROBLEM, about, what, remedy);
    }

    /** Whether somebody should do something. */
    public boolean isWorseThanNote() {
        return severity.compareTo(Severity.NOTE) > 0;
    }
}
