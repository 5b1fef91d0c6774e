/** The checker of the invariants, over any store. */
@NullMarked
package dev.jobwright.verify;

import org.jspecify.annotations.NullMarked;
