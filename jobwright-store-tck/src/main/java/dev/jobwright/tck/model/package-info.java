/** Random sequences of operations, played on a store and on the reference model, answer by answer. */
@NullMarked
package dev.jobwright.tck.model;

import org.jspecify.annotations.NullMarked;
