package dev.jobwright.pgserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * PgBouncer in front of a server, in transaction mode: a client has another server process with each transaction. It
 * listens on 127.0.0.1 only, and ends with this JVM. The program is not bundled: Debian calls it {@code pgbouncer}.
 */
public final class PgBouncer implements AutoCloseable {
    private static final int START_SECONDS = 30;
    private static final int END_SECONDS = 30;
    private static final int LOOK_MILLIS = 20;

    private final ServerFolder folder;
    private final int port;
    private final Process guard;

    private PgBouncer(ServerFolder folder, int port, Process guard) {
        this.folder = folder;
        this.port = port;
        this.guard = guard;
    }

    /** Why this program cannot be run here, for tests that then skip; empty if it can. */
    public static Optional<String> whyUnavailable(String program) {
        if (!Files.isExecutable(Path.of(program))) {
            return Optional.of("no PgBouncer at '" + program + "'; Debian: apt-get install pgbouncer");
        }
        try {
            Tool.run(Path.of("/"), Account.find().command(program, "--version"));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Returns when it accepts connections. */
    public static PgBouncer start(String program, PgServer server) {
        try {
            Account account = Account.find();
            ServerFolder folder = ServerFolder.create(account);
            int port = Ports.next();
            Path settings = folder.path().resolve("pgbouncer.ini");
            Files.writeString(settings, settings(server.port(), port));
            List<String> command = account.command(
                    "/bin/sh",
                    "-c",
                    Postmaster.script(),
                    "guard.sh",
                    folder.path().toString(),
                    program,
                    settings.toString());
            PgBouncer started = new PgBouncer(
                    folder,
                    port,
                    new ProcessBuilder(command)
                            .directory(folder.path().toFile())
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start());
            started.awaitReady();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So few server connections that those of one client do change hands. */
    private static String settings(int serverPort, int port) {
        return """
                [databases]
                * = host=127.0.0.1 port=%d user=postgres

                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = transaction
                default_pool_size = 10
                max_client_conn = 1000
                ignore_startup_parameters = extra_float_digits
                """.formatted(serverPort, port);
    }

    private void awaitReady() {
        for (int looks = 0; looks < START_SECONDS * 1000 / LOOK_MILLIS; looks++) {
            try (Socket knock = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (knock.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                if (Waiting.forEnd(guard, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        }
        String log = folder.logTail();
        close();
        throw new IllegalStateException("PgBouncer does not start; its log:\n" + log);
    }

    /** JDBC, of the database {@code postgres}. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    /** Ends it with all its connections. */
    @Override
    public void close() {
        try {
            if (guard.isAlive()) {
                guard.outputWriter(StandardCharsets.US_ASCII).append("TERM\n").flush();
                if (!Waiting.forEnd(guard, END_SECONDS, TimeUnit.SECONDS)) {
                    guard.destroyForcibly();
                }
            }
            folder.delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
