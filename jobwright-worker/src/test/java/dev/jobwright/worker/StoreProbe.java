package dev.jobwright.worker;

import dev.jobwright.store.JobStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Looks over a store's shoulder: records the calls, and lets a test answer in the store's place. */
final class StoreProbe {

    /** Called before, or instead of, the store. */
    interface Interception {
        /** @return what to answer in the store's place; null to let the store answer */
        @Nullable
        Object before(String method, Object[] args, Call store) throws Throwable;
    }

    /** The call, to be passed on. */
    interface Call {
        @Nullable
        Object proceed() throws Throwable;
    }

    private final List<String> calls = new CopyOnWriteArrayList<>();

    JobStore over(JobStore store, Interception interception) {
        return (JobStore) Proxy.newProxyInstance(
                JobStore.class.getClassLoader(), new Class<?>[] {JobStore.class}, (proxy, method, given) -> {
                    Object[] args = given == null ? new Object[0] : given;
                    calls.add(method.getName());
                    Object instead = interception.before(method.getName(), args, () -> call(store, method, args));
                    return instead != null ? instead : call(store, method, args);
                });
    }

    private static @Nullable Object call(JobStore store, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(store, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    List<String> calls() {
        return calls;
    }
}
