/** Real PostgreSQL servers that live as long as a test or a benchmark. */
@NullMarked
package dev.jobwright.pgserver;

import org.jspecify.annotations.NullMarked;
