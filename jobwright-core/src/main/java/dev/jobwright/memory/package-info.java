/** The in-memory store: the reference model that every other store is compared with. */
@NullMarked
package dev.jobwright.memory;

import org.jspecify.annotations.NullMarked;
