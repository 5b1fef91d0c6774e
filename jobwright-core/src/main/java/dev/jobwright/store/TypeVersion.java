package dev.jobwright.store;

/** A job type in one version, as a worker names what it serves. */
public record TypeVersion(String type, int version) {}
