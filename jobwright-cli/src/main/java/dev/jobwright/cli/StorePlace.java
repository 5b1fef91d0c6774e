package dev.jobwright.cli;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobQueue;
import dev.jobwright.StoreRefused;
import dev.jobwright.store.Migration;
import dev.jobwright.store.StoreProvider.StoreOptions;
import dev.jobwright.store.StoreProviders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the jobs are.
 *
 * @param url what the library opens
 * @param file the database file, when it is one
 * @param ours whether the folder of the file is Jobwright's own, to be made when it is not there
 */
public record StorePlace(String url, @Nullable Path file, boolean ours) {

    private static final String SQLITE = "jdbc:sqlite:";

    /** {@code --store}, else {@code JOBWRIGHT_STORE}, else a file in the user's folder for state. */
    static StorePlace of(@Nullable String option, Map<String, String> environment, Path folder) {
        String named = option != null ? option : environment.getOrDefault("JOBWRIGHT_STORE", "");
        if (option != null && option.isEmpty()) {
            throw new InvalidInput("--store names nothing: give a file or a URL");
        }
        if (named.isEmpty()) {
            return ofFile(stateFolder(environment).resolve("jobs.db"), true);
        }
        if (named.startsWith(SQLITE)) {
            String path = named.substring(SQLITE.length());
            int query = path.indexOf('?');
            if (query >= 0 && path.substring(query).toLowerCase(Locale.ROOT).contains("adopt")) {
                throw new InvalidInput(
                        "the command line makes no tables in another program's database: leave adopt out");
            }
            String file = query < 0 ? path : path.substring(0, query);
            Path resolved = folder.resolve(file);
            return new StorePlace(SQLITE + resolved + (query < 0 ? "" : path.substring(query)), resolved, false);
        }
        if (named.startsWith("jdbc:")) {
            return new StorePlace(named, null, false);
        }
        if (named.equals("memory:")) {
            throw new InvalidInput("memory: would forget the jobs when this command ends: give a file");
        }
        if (named.contains("?")) {
            throw new InvalidInput("the name of a store may hold no '?': " + named);
        }
        return ofFile(folder.resolve(named), false);
    }

    private static StorePlace ofFile(Path file, boolean ours) {
        return new StorePlace(SQLITE + file.normalize(), file.normalize(), ours);
    }

    private static Path stateFolder(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        if (state.startsWith("/")) {
            return Path.of(state, "jobwright");
        }
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        return Path.of(home, ".local", "state", "jobwright");
    }

    /** Opens the store, and makes it when it is not there. */
    public JobQueue open() {
        if (file != null) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                if (!ours) {
                    throw new StoreRefused("the folder of " + file + " does not exist: make it, or name another store");
                }
                makePrivate(folder);
            }
        }
        return JobQueue.open(url);
    }

    /** Opens a store that is there. */
    public JobQueue openExisting() {
        checkExists();
        checkHasTables();
        return open();
    }

    /** Who only looks makes no tables in a server's database; a file's are seen to be there by the file. */
    private void checkHasTables() {
        if (file == null) {
            Migration plan = StoreProviders.serving(url).plan(url, StoreOptions.DEFAULT, null);
            if (plan.from() == 0) {
                throw new StoreRefused("there is no store " + plan.store()
                        + ": 'jobwright migrate' makes one, --store or JOBWRIGHT_STORE names another");
            }
        }
    }

    /** Refuses a file that is not there. */
    public void checkExists() {
        if (file != null && !Files.exists(file)) {
            throw new StoreRefused("there is no store " + file
                    + ": 'jobwright run' makes one, --store or JOBWRIGHT_STORE names another");
        }
    }

    /** The folder for output of running jobs: beside the store, where there is room as long as the store has room. */
    public Path spoolFolder(Map<String, String> environment) {
        Path spools = spools(environment);
        makePrivate(spools);
        return spools;
    }

    /** Where that folder is, if it is there. */
    public Path spools(Map<String, String> environment) {
        return file != null
                ? file.resolveSibling(file.getFileName() + "-spool")
                : stateFolder(environment).resolve("spool");
    }

    private static void makePrivate(Path folder) {
        try {
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
