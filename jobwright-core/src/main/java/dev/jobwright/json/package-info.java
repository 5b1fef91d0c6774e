/** The codec between Java values and the JSON text that is stored. */
@NullMarked
package dev.jobwright.json;

import org.jspecify.annotations.NullMarked;
