/** The front door's inside: encoding, waiting for results, signals within a process. */
@NullMarked
package dev.jobwright.queue;

import org.jspecify.annotations.NullMarked;
