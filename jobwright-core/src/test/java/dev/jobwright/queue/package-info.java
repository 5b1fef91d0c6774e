/** Tests of the inside of the front door. */
@NullMarked
package dev.jobwright.queue;

import org.jspecify.annotations.NullMarked;
