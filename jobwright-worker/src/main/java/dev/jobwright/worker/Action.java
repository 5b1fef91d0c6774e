package dev.jobwright.worker;

/**
 * A {@link Handler} without a result.
 *
 * @param <A> args
 */
@FunctionalInterface
public interface Action<A> {

    void perform(A args, JobContext context) throws Exception;
}
