/** The checker of the invariants, over any store; and what an examination of a store says. */
@NullMarked
package dev.jobwright.verify;

import org.jspecify.annotations.NullMarked;
