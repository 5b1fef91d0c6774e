package dev.jobwright.cli.process;

/** Which attempts' output is kept with the job. */
public enum KeepOutput {
    ALL,
    FAILED,
    NONE;

    boolean wants(boolean succeeded) {
        return this == ALL || (this == FAILED && !succeeded);
    }
}
