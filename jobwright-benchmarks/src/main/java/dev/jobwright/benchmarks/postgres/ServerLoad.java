package dev.jobwright.benchmarks.postgres;

/**
 * What a server has used up, from any beginning; only differences mean something. Of the whole server, so nothing else
 * may use it meanwhile. NaN is what cannot be seen from here.
 *
 * @param walBytes written to the log
 * @param transactions that wrote something, in all databases
 * @param statements of all databases, as {@code pg_stat_statements} counts them
 * @param cpuSeconds of all its processes, ended ones included
 */
public record ServerLoad(double walBytes, double transactions, double statements, double cpuSeconds) {

    public ServerLoad minus(ServerLoad before) {
        return new ServerLoad(
                walBytes - before.walBytes,
                transactions - before.transactions,
                statements - before.statements,
                cpuSeconds - before.cpuSeconds);
    }
}
