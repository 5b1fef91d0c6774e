/** The store contract: {@link dev.jobwright.store.JobStore} and the values that cross it. {@code jobwright-store-tck} is its executable form. */
@NullMarked
package dev.jobwright.store;

import org.jspecify.annotations.NullMarked;
