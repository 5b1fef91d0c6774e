package dev.jobwright;

import java.lang.reflect.Type;

/**
 * A job type: a stable name and a version, bound in code to the type of its args and of its result. Names are data and
 * outlive classes: renaming a class changes nothing.
 *
 * <pre>{@code static final JobType<Resize, Thumbnail> RESIZE = JobType.of("resize", Resize.class, Thumbnail.class);}</pre>
 *
 * @param <A> args
 * @param <R> result; {@link Void} for none
 */
@SuppressWarnings("UnusedTypeParameter") // A and R bind handlers and callers; at run time the Types do
public record JobType<A, R>(String name, int version, Type argsType, Type resultType) {

    public JobType {
        Names.check("job type", name);
        if (version < 1) {
            throw new InvalidInput("job type " + name + " has version " + version + ": versions count from 1");
        }
    }

    /** Version 1 of a type. */
    public static <A, R> JobType<A, R> of(String name, Class<A> args, Class<R> result) {
        return new JobType<>(name, 1, args, result);
    }

    public static <A, R> JobType<A, R> of(String name, int version, Class<A> args, Class<R> result) {
        return new JobType<>(name, version, args, result);
    }

    /** For generic types such as {@code List<Order>}: pass what the codec's type token gives. */
    public static <A, R> JobType<A, R> of(String name, int version, Type args, Type result) {
        return new JobType<>(name, version, args, result);
    }

    /** A type without a result. */
    public static <A> JobType<A, Void> of(String name, Class<A> args) {
        return new JobType<>(name, 1, args, Void.class);
    }
}
