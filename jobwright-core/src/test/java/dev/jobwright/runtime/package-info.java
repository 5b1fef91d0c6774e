/** Tests of what takes time, randomness and ids from the air. */
@NullMarked
package dev.jobwright.runtime;

import org.jspecify.annotations.NullMarked;
