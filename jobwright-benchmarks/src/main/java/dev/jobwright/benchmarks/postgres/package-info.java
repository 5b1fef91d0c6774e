/** The PostgreSQL server that is measured: a database for each round, and what the server itself uses up. */
@NullMarked
package dev.jobwright.benchmarks.postgres;

import org.jspecify.annotations.NullMarked;
