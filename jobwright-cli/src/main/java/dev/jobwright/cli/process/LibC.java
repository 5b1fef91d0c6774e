package dev.jobwright.cli.process;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/**
 * What is called of the C library of Linux, with its numbers, which are those of both x86-64 and arm64. A string that is
 * given to it is bytes that end with 0.
 */
final class LibC {

    static final short SETSIGMASK = 0x08;
    static final short SETSID = 0x80;

    static final int READ_ONLY = 0;
    static final int APPEND = 1 | 02000;

    static final int NOT_AN_EXECUTABLE = 8;

    static final int SIGKILL = 9;
    static final int SIGTERM = 15;

    /** More than {@code posix_spawn_file_actions_t}, {@code posix_spawnattr_t} and {@code siginfo_t} take. */
    private static final int STRUCT_BYTES = 512;

    private static final int INTERRUPTED = 4;
    private static final int SIGCHLD = 17;
    private static final int WAIT_FOR_PID = 1;
    private static final int ENDED_AND_LEFT_THERE = 4 | 0x01000000;
    private static final int SIGNAL_BITS = 0x7f;
    private static final int EXIT_CODE_OF_SIGNAL = 0x80;

    private LibC() {}

    /**
     * Whether the functions below can be called here. To be asked first.
     *
     * @throws LinkageError if they cannot
     */
    static boolean load() {
        if (!Platform.isLinux() || !(Platform.ARCH.equals("x86-64") || Platform.ARCH.equals("aarch64"))) {
            return false;
        }
        Native.register(LibC.class, NativeLibrary.getInstance(Platform.C_LIBRARY_NAME));
        signal(SIGCHLD, Pointer.NULL); // where it is ignored nobody learns how a child ended
        return true;
    }

    /** Zeroed, and large enough for each structure that is used here. */
    static Memory struct() {
        Memory memory = new Memory(STRUCT_BYTES);
        memory.clear();
        return memory;
    }

    static native int posix_spawn(
            IntByReference pid, byte[] path, Pointer actions, Pointer attributes, Pointer argv, Pointer envp);

    static native int posix_spawnattr_init(Pointer attributes);

    static native int posix_spawnattr_setflags(Pointer attributes, short flags);

    static native int posix_spawn_file_actions_init(Pointer actions);

    static native int posix_spawn_file_actions_destroy(Pointer actions);

    static native int posix_spawn_file_actions_addopen(Pointer actions, int fd, byte[] path, int flags, int mode);

    static native int posix_spawn_file_actions_addchdir_np(Pointer actions, byte[] path);

    static native int posix_spawn_file_actions_addclosefrom_np(Pointer actions, int from);

    static native String strerror(int error);

    static native int kill(int pid, int signal);

    private static native int waitid(int type, int pid, Pointer info, int options);

    private static native int waitpid(int pid, IntByReference status, int options);

    private static native Pointer signal(int signal, Pointer handler);

    /** Waits until the child has ended. It stays there, so that its number is nobody else's, until {@link #reap}. */
    static void awaitEnd(int pid) {
        try (Memory info = struct()) {
            while (waitid(WAIT_FOR_PID, pid, info, ENDED_AND_LEFT_THERE) != 0) {
                int error = Native.getLastError();
                if (error != INTERRUPTED) {
                    throw new IllegalStateException("cannot wait for process " + pid + ": " + strerror(error));
                }
            }
        }
    }

    /** @return the exit code of a child that has ended; for a signal, 128 and its number */
    static int reap(int pid) {
        IntByReference status = new IntByReference();
        waitpid(pid, status, 0);
        int signal = status.getValue() & SIGNAL_BITS;
        return signal == 0 ? status.getValue() >> 8 & 0xff : EXIT_CODE_OF_SIGNAL + signal;
    }
}
