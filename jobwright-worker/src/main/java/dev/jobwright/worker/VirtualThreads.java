package dev.jobwright.worker;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Virtual threads, where the JVM has them (21 and later), from code that is compiled for 17. */
final class VirtualThreads {

    private VirtualThreads() {}

    /** A factory of virtual threads whose names are the prefix and a number; null where there are none. */
    static @Nullable ThreadFactory factory(String prefix) {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        try {
            Class<?> builder = lookup.findClass("java.lang.Thread$Builder");
            Class<?> virtual = lookup.findClass("java.lang.Thread$Builder$OfVirtual");
            MethodHandle ofVirtual = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(virtual));
            MethodHandle name =
                    lookup.findVirtual(builder, "name", MethodType.methodType(builder, String.class, long.class));
            MethodHandle factory = lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
            return (ThreadFactory) factory.invoke(name.invoke(ofVirtual.invoke(), prefix, 0L));
        } catch (ClassNotFoundException | NoSuchMethodException e) {
            return null; // Java 17 to 20
        } catch (Throwable e) {
            throw new IllegalStateException("virtual threads are there, but cannot be made", e);
        }
    }
}
