package dev.jobwright.pgserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Free ports, below those that the system gives to outgoing connections: a client that knocks at the port of a dead
 * server again and again would otherwise be connected to itself one day, and take the port.
 */
final class Ports {
    private static final int FIRST = 10_000;
    private static final int COUNT = 20_000;
    private static int next = Math.toIntExact(ProcessHandle.current().pid() * 7 % COUNT);

    /** Free a moment ago; whoever binds it must be ready to be too late. */
    static synchronized int next() throws IOException {
        for (int tries = 0; tries < COUNT; tries++) {
            int port = FIRST + next;
            next = (next + 1) % COUNT;
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("no free port from " + FIRST + " to " + (FIRST + COUNT - 1));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private Ports() {}
}
