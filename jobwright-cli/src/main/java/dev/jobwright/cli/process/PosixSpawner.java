package dev.jobwright.cli.process;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts processes by {@code posix_spawn}, in a session of their own, at a third of what the JDK needs: that starts a
 * helper first, which becomes {@code setsid}, which becomes the command. It also goes on when the JDK's files have been
 * replaced by those of another version, whose helper would refuse.
 */
final class PosixSpawner implements Spawner {

    /** What the JDK shows for bytes that are no text in the user's encoding. */
    private static final char LOST = '\uFFFD';

    private static final byte[] NOTHING = bytes("/dev/null");

    private final Spawner otherwise;
    private final ExecutorService reapers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "jobwright-reap");
        thread.setDaemon(true);
        return thread;
    });

    /** @param otherwise for what cannot be said in text, since only the JDK has its bytes */
    PosixSpawner(Spawner otherwise) {
        this.otherwise = otherwise;
    }

    /** Standard output and standard error must be appended to files; there is nothing to read. */
    @Override
    public CommandProcess start(ProcessBuilder description) throws IOException {
        List<String> environment = new ArrayList<>();
        description.environment().forEach((name, value) -> environment.add(name + "=" + value));
        List<String> words = description.command();
        if (isLost(words) || isLost(environment)) {
            return otherwise.start(description);
        }
        File out = file(description.redirectOutput());
        File err = file(description.redirectError());
        try (Memory actions = LibC.struct();
                Memory attributes = LibC.struct();
                Memory envp = array(environment)) {
            LibC.posix_spawnattr_init(attributes);
            LibC.posix_spawnattr_setflags(attributes, (short) (LibC.SETSID | LibC.SETSIGMASK));
            LibC.posix_spawn_file_actions_init(actions);
            LibC.posix_spawn_file_actions_addopen(actions, 0, NOTHING, LibC.READ_ONLY, 0);
            LibC.posix_spawn_file_actions_addopen(actions, 1, bytes(out.getPath()), LibC.APPEND, 0);
            LibC.posix_spawn_file_actions_addopen(actions, 2, bytes(err.getPath()), LibC.APPEND, 0);
            LibC.posix_spawn_file_actions_addchdir_np(
                    actions, bytes(description.directory().getPath()));
            LibC.posix_spawn_file_actions_addclosefrom_np(actions, 3);
            try {
                SpawnedProcess process = new SpawnedProcess(spawn(words, actions, attributes, envp));
                reapers.execute(process::reap);
                return new CommandProcess(process, true);
            } finally {
                LibC.posix_spawn_file_actions_destroy(actions);
            }
        }
    }

    private static int spawn(List<String> words, Pointer actions, Pointer attributes, Pointer envp) throws IOException {
        String program = words.get(0);
        IntByReference pid = new IntByReference();
        int error = spawn(pid, program, words, actions, attributes, envp);
        if (error == LibC.NOT_AN_EXECUTABLE) {
            // A script that does not say by what it is to be run.
            List<String> script = new ArrayList<>(words);
            script.add(0, "/bin/sh");
            error = spawn(pid, "/bin/sh", script, actions, attributes, envp);
        }
        if (error != 0) {
            throw new SpawnFailed(program, error, LibC.strerror(error));
        }
        return pid.getValue();
    }

    private static int spawn(
            IntByReference pid, String path, List<String> words, Pointer actions, Pointer attributes, Pointer envp) {
        try (Memory argv = array(words)) {
            return LibC.posix_spawn(pid, bytes(path), actions, attributes, argv, envp);
        }
    }

    /** Made here, so that what is wrong with it is not taken for a fault of the command. */
    private static File file(Redirect redirect) throws IOException {
        File file = redirect.file();
        if (redirect.type() != Redirect.Type.APPEND || file == null) {
            throw new IllegalArgumentException("output must be appended to a file: " + redirect);
        }
        new FileOutputStream(file, true).close();
        return file;
    }

    private static boolean isLost(List<String> texts) {
        return texts.stream().anyMatch(text -> text.indexOf(LOST) >= 0);
    }

    /** Pointers to texts, which stand behind them, and a null at the end. */
    private static Memory array(List<String> texts) {
        List<byte[]> all = texts.stream().map(PosixSpawner::bytes).toList();
        long at = (long) Long.BYTES * (all.size() + 1);
        Memory memory =
                new Memory(at + all.stream().mapToLong(text -> text.length).sum());
        long place = 0;
        for (byte[] text : all) {
            memory.write(at, text, 0, text.length);
            memory.setPointer(place, memory.share(at));
            at += text.length;
            place += Long.BYTES;
        }
        memory.setPointer(place, Pointer.NULL);
        return memory;
    }

    private static byte[] bytes(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_8);
    }
}
