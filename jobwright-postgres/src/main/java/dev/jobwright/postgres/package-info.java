/**
 * Jobs in a PostgreSQL database. {@link dev.jobwright.postgres.PostgresStore} says which operation runs where;
 * {@code schema-1.sql} says what is kept. Every operation of the hot path is one statement, sent in one round trip.
 */
@NullMarked
package dev.jobwright.postgres;

import org.jspecify.annotations.NullMarked;
