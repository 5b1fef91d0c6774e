package dev.jobwright.cli.output;

/** Says how far a run is. */
public interface Progress {

    Progress NONE = (counts, allKnown) -> {};

    /** @param allKnown whether the input was read to its end */
    void show(Counts counts, boolean allKnown);
}
