/** The life of a job: the transition table and the pure functions that decide what comes next. */
@NullMarked
package dev.jobwright.lifecycle;

import org.jspecify.annotations.NullMarked;
