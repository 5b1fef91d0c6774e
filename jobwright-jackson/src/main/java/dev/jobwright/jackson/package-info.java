/** JSON by Jackson 3. */
@NullMarked
package dev.jobwright.jackson;

import org.jspecify.annotations.NullMarked;
