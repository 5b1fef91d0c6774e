package dev.jobwright.pgserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** All that one server keeps on disk: its data and its log. */
record ServerFolder(Path path, Account account) {
    private static final int TAIL_LINES = 30;
    private static final String ALWAYS = """

            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 200
            """;

    static ServerFolder create(Account account) throws IOException {
        ServerFolder folder = new ServerFolder(Folders.create("jobwright-pgserver-"), account);
        account.takeOver(folder.path);
        return folder;
    }

    Path data() {
        return path.resolve("data");
    }

    void fill(Binaries binaries, boolean standby) throws IOException {
        Tool.run(path, account.command("cp", "-a", binaries.emptyData().toString(), data().toString()));
        if (standby) {
            account.takeOver(Files.createFile(data().resolve("standby.signal")));
        }
    }

    /** Settings that stand later win; {@code alter system} wins over all. */
    void configure(String conf, Map<String, String> settings) throws IOException {
        StringBuilder lines = new StringBuilder(ALWAYS).append(conf);
        settings.forEach((name, value) -> lines.append(name)
                .append(" = '")
                .append(value.replace("'", "''"))
                .append("'\n"));
        Files.writeString(data().resolve("postgresql.conf"), lines, StandardOpenOption.APPEND);
    }

    /** What the server says about itself; empty while there is none. */
    List<String> statusLines() {
        try {
            return Files.readAllLines(data().resolve("postmaster.pid"), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For when all processes are known to have ended: a dead server's number may be that of another process by now. */
    void forgetStatus() throws IOException {
        Files.deleteIfExists(data().resolve("postmaster.pid"));
    }

    String logTail() {
        try {
            List<String> lines = Files.readAllLines(path.resolve("log"), StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    void delete() throws IOException {
        Folders.delete(path);
    }
}
