/** The only place where time, randomness and ids come from the air. Everybody else is given them. */
@NullMarked
package dev.jobwright.runtime;

import org.jspecify.annotations.NullMarked;
