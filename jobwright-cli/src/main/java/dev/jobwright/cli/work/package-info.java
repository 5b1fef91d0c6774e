/** Single commands as jobs, and workers that run them. */
@NullMarked
package dev.jobwright.cli.work;

import org.jspecify.annotations.NullMarked;
