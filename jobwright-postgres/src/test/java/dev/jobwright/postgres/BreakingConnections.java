package dev.jobwright.postgres;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Connections to a test server that break when a test says so. */
final class BreakingConnections implements Connector {

    /** A statement, by a part of its text, and when to break: after the server ran it, or before it was sent. */
    private record Plan(String part, boolean after) {}

    private final String url;
    private final AtomicReference<@Nullable Plan> plan = new AtomicReference<>();

    BreakingConnections(String url) {
        this.url = url;
    }

    /** The next statement that holds these words is run, and its answer lost with its connection. */
    void loseTheAnswerOf(String part) {
        plan.set(new Plan(part, true));
    }

    /** The connection breaks before the next statement that holds these words is sent. */
    void breakBefore(String part) {
        plan.set(new Plan(part, false));
    }

    boolean isBroken() {
        return plan.get() == null;
    }

    @Override
    public Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        return proxy(Connection.class, (self, method, args) -> {
            String name = method.getName();
            if (name.equals("commit")) {
                return breaking(connection, "commit", () -> invoke(method, connection, args));
            }
            Object result = invoke(method, connection, args);
            if (name.equals("prepareStatement")) {
                return statement(connection, (PreparedStatement) result, (String) args[0]);
            }
            return result;
        });
    }

    private PreparedStatement statement(Connection connection, PreparedStatement statement, String sql) {
        return proxy(PreparedStatement.class, (self, method, args) -> {
            if (method.getName().startsWith("execute")) {
                return breaking(connection, sql, () -> invoke(method, statement, args));
            }
            return invoke(method, statement, args);
        });
    }

    private interface Body {
        @Nullable
        Object run() throws Throwable;
    }

    private @Nullable Object breaking(Connection connection, String sql, Body body) throws Throwable {
        Plan now = plan.get();
        if (now == null || !sql.contains(now.part)) {
            return body.run();
        }
        plan.set(null);
        if (now.after) {
            body.run();
        }
        connection.close();
        throw new SQLException("the connection broke", "08006");
    }

    private static @Nullable Object invoke(Method method, Object target, Object @Nullable [] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
