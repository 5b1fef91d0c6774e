/**
 * The store contract in executable form. A store's test class extends {@link dev.jobwright.tck.StoreContract} and
 * {@link dev.jobwright.tck.ModelTest}, and hands them a {@link dev.jobwright.tck.StoreFixture}.
 */
@NullMarked
package dev.jobwright.tck;

import org.jspecify.annotations.NullMarked;
