/** What {@code jobwright doctor} looks at in a PostgreSQL database: one class and one statement for each. Not for applications. */
@NullMarked
package dev.jobwright.postgres.doctor;

import org.jspecify.annotations.NullMarked;
