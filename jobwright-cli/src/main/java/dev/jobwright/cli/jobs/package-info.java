/** Jobs as people name them, choose them and see them: what the rooms above have in common. */
@NullMarked
package dev.jobwright.cli.jobs;

import org.jspecify.annotations.NullMarked;
