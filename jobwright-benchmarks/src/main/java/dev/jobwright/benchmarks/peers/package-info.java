/**
 * Other job queues for the JVM, each in its best documented configuration and behind one small interface, {@link
 * dev.jobwright.benchmarks.peers.Peer}, so that the same workloads measure all of them.
 */
@NullMarked
package dev.jobwright.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
