package dev.jobwright;

import java.time.Instant;

/**
 * A rare transition of a job, and who wanted it: the audit log.
 *
 * @param verb what was done: {@code cancel}, {@code hold}, {@code release}, {@code retry}, {@code expire},
 *     {@code rescue} …
 * @param from the state before
 * @param to the state after
 * @param actor who did it
 * @param reason why, in the actor's words; may be empty
 */
public record AuditEntry(Instant at, String verb, JobState from, JobState to, String actor, String reason) {}
