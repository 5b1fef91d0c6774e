/** What the SQL stores share: named statements in files, sessions that prepare them once, migrations, logs and prunes. */
@NullMarked
package dev.jobwright.jdbc;

import org.jspecify.annotations.NullMarked;
