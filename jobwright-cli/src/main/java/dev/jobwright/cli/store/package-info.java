/** Commands for whoever looks after a store. */
@NullMarked
package dev.jobwright.cli.store;

import org.jspecify.annotations.NullMarked;
