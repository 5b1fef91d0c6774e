/** The library as an application meets it: queue, worker, JSON and stores together. */
@NullMarked
package dev.jobwright.frontdoor;

import org.jspecify.annotations.NullMarked;
