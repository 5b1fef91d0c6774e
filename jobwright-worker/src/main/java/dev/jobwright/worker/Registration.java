package dev.jobwright.worker;

import dev.jobwright.JobType;

/** A handler and the type that it is for. */
record Registration<A, R>(JobType<A, R> type, Handler<A, R> handler) {}
