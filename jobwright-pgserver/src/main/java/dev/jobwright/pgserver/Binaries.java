package dev.jobwright.pgserver;

import dev.jobwright.pgserver.PgServer.Version;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of one version, and the data of a server that has never run, which is quicker to copy than to make.
 * Bundled, unpacked once per machine and user, and seen to run.
 */
record Binaries(Path home, Account account) {
    private static final Map<Version, Binaries> FOUND = new EnumMap<>(Version.class);

    /** @throws IOException with the reason why they cannot be used here */
    static synchronized Binaries of(Version version) throws IOException {
        Binaries known = FOUND.get(version);
        if (known != null && Files.exists(known.postgres())) {
            return known;
        }
        requirePlatform();
        int uid = Account.uid();
        Path home = Folders.temporary().resolve("jobwright-postgres-" + version + "-of-" + uid);
        Binaries found = new Binaries(home, Account.find());
        if (!Files.exists(home)) {
            found.make(version);
        }
        // Anybody may have made a folder of that name where all users share one for temporary files.
        if (Account.uidOf(home) != uid) {
            throw new IOException(home + " belongs to somebody else, its programs are not run");
        }
        found.requireRuns(version);
        FOUND.put(version, found);
        return found;
    }

    Path postgres() {
        return home.resolve("bin/postgres");
    }

    /** Not to be changed: {@code cp -a} it. */
    Path emptyData() {
        return home.resolve("empty/data");
    }

    private static void requirePlatform() throws IOException {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!platform.equals("Linux amd64")) {
            throw new IOException("PostgreSQL is bundled for Linux amd64 only, this is " + platform);
        }
    }

    private void requireRuns(Version version) throws IOException {
        try {
            Tool.run(home, account.command(postgres().toString(), "--version"));
        } catch (IOException e) {
            String hint = account.becomesNobody() ? ", as nobody, who must be able to enter " + home : "";
            throw new IOException(
                    "the bundled PostgreSQL " + version + " does not run here" + hint + ": " + e.getMessage(), e);
        }
    }

    /** The folder appears when it is whole; when two processes make it at once, the second one's work is thrown away. */
    private void make(Version version) throws IOException {
        Binaries unfinished = new Binaries(Folders.create("jobwright-postgres-unfinished-"), account);
        try {
            Files.setPosixFilePermissions(unfinished.home, PosixFilePermissions.fromString("rwxr-xr-x"));
            unfinished.unpack(version);
            unfinished.requireRuns(version);
            unfinished.makeEmptyData();
            Files.move(unfinished.home, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Folders.delete(unfinished.home);
            if (!Files.exists(home)) {
                throw e;
            }
        }
    }

    private void unpack(Version version) throws IOException {
        try (InputStream archive = Binaries.class.getResourceAsStream(version + "/postgres-linux-x86_64.txz")) {
            if (archive == null) {
                throw new IOException("PostgreSQL " + version + " is not bundled: the pom must name the same version");
            }
            Tool.run(home, List.of("tar", "-x", "--no-same-owner", "-f", "-"), new XZInputStream(archive));
        }
    }

    private void makeEmptyData() throws IOException {
        Path parent = Files.createDirectory(home.resolve("empty"));
        account.takeOver(parent);
        List<String> command = account.command(
                home.resolve("bin/initdb").toString(),
                "--pgdata=" + emptyData(),
                "--auth=trust",
                "--username=postgres",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-sync");
        Tool.run(parent, command);
    }
}
