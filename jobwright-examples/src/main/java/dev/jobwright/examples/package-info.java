/** Small programs to read and run; each is also a test. */
@NullMarked
package dev.jobwright.examples;

import org.jspecify.annotations.NullMarked;
