/** Tests of the worker, over the in-memory store. */
@NullMarked
package dev.jobwright.worker;

import org.jspecify.annotations.NullMarked;
