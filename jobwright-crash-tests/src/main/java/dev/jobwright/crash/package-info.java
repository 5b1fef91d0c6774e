/**
 * The crash test. {@link dev.jobwright.crash.Siege} starts {@link dev.jobwright.crash.ProducerMain producers} and
 * {@link dev.jobwright.crash.WorkerMain workers} as processes of their own on one {@link dev.jobwright.crash.Ground
 * store}, kills and pauses them and harms the store, and restarts all. Each process keeps a {@link dev.jobwright.crash.Diary}; {@link dev.jobwright.crash.Judge} compares the
 * diaries with what the store says in the end.
 */
@NullMarked
package dev.jobwright.crash;

import org.jspecify.annotations.NullMarked;
