package dev.jobwright.cli;

import static java.lang.invoke.MethodHandles.dropArguments;
import static java.lang.invoke.MethodHandles.insertArguments;
import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.util.function.Consumer;

/** How the operating system asks a process to stop. */
@FunctionalInterface
public interface Signals {

    /** What can be asked, with the exit code of a process that did so. */
    enum Kind {
        INT(130),
        TERM(143),
        HUP(129),
        /** Asks how it stands, and not for an end. */
        USR1(0);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    /** From now on each signal goes to the listener, and ends nothing by itself. */
    void listen(Consumer<Kind> listener);

    /**
     * Those that the operating system sends. A shutdown hook could not tell the first from the second, and
     * {@code sun.misc.Signal} can; by handle, because javac has no way to silence its warning about that class.
     */
    static Signals ofThisProcess() {
        return listener -> {
            try {
                MethodHandles.Lookup lookup = MethodHandles.lookup();
                Class<?> signal = lookup.findClass("sun.misc.Signal");
                Class<?> handler = lookup.findClass("sun.misc.SignalHandler");
                MethodHandle make = lookup.findConstructor(signal, methodType(void.class, String.class));
                MethodHandle handle = lookup.findStatic(signal, "handle", methodType(handler, signal, handler));
                MethodHandle accept =
                        lookup.findVirtual(Consumer.class, "accept", methodType(void.class, Object.class));
                for (Kind kind : Kind.values()) {
                    MethodHandle tell = dropArguments(insertArguments(accept, 0, listener, kind), 0, signal);
                    // A signal that the process was started to ignore, as nohup does, stays ignored.
                    handle.invoke(make.invoke(kind.name()), MethodHandleProxies.asInterfaceInstance(handler, tell));
                }
            } catch (Throwable e) {
                // Then a signal ends the process at once, which a run survives as it does a power cut.
                System.getLogger("dev.jobwright.cli")
                        .log(System.Logger.Level.WARNING, "cannot listen to signals: " + e);
            }
        };
    }
}
