package dev.jobwright.crash;

/**
 * One attempt, as its handler and its worker saw it.
 *
 * @param end when the handler ended; {@link Long#MAX_VALUE} when it was not seen to end
 * @param settled whether its worker was told that its outcome is durable
 * @param refused whether its worker was told that its lease is lost
 */
record Execution(Life life, String job, long attempt, long start, long end, boolean settled, boolean refused) {

    /** The last instant at which the handler is sure to have run. */
    long ranUntil() {
        return Math.min(end, life.aliveUntil());
    }

    boolean endedOrDied() {
        return end != Long.MAX_VALUE || life.wasKilled();
    }

    @Override
    public String toString() {
        return "attempt " + attempt + " of job " + job + " in " + life;
    }
}
