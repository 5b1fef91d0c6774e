/** What an application uses: the front door {@link dev.jobwright.JobQueue}, its values and its errors. */
@NullMarked
package dev.jobwright;

import org.jspecify.annotations.NullMarked;
