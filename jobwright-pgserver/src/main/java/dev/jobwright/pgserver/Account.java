package dev.jobwright.pgserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom servers run as. PostgreSQL refuses root, so root becomes {@code nobody}, or, where that is not allowed either, an
 * unnamed user of a new user namespace.
 *
 * @param prefix what a command line begins with
 * @param becomesNobody whether files must belong to {@code nobody}
 */
record Account(List<String> prefix, boolean becomesNobody) {
    private static final Path ROOT = Path.of("/");
    private static final Account OURSELVES = new Account(List.of(), false);
    private static final List<Account> OTHERS = List.of(
            new Account(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"), true),
            new Account(List.of("setpriv", "--reuid=nobody", "--regid=nobody", "--clear-groups", "--"), true),
            new Account(List.of("runuser", "-u", "nobody", "--"), true),
            new Account(List.of("unshare", "-U", "--"), false));

    /** The user's number; 0 is root. */
    static int uid() throws IOException {
        return uidOf(Path.of("/proc/self"));
    }

    static int uidOf(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:uid");
    }

    /** @throws IOException if nothing but root is possible */
    static Account find() throws IOException {
        if (uid() != 0) {
            return OURSELVES;
        }
        List<String> refusals = new ArrayList<>();
        for (Account account : OTHERS) {
            try {
                String uid = Tool.run(ROOT, account.command("id", "-u"));
                if (!uid.equals("0")) {
                    return account;
                }
            } catch (IOException e) {
                refusals.add(e.getMessage());
            }
        }
        throw new IOException(
                "PostgreSQL does not run as root, and there is no way to become somebody else: " + refusals);
    }

    List<String> command(String... words) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(words));
        return command;
    }

    void takeOver(Path file) throws IOException {
        if (becomesNobody) {
            Files.setOwner(
                    file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        }
    }
}
