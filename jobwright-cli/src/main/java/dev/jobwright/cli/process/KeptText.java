package dev.jobwright.cli.process;

import dev.jobwright.Texts;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What is kept of a file of output, as text: all of it, or its first and last half with a mark between. What is no
 * UTF-8 becomes replacement characters. Reads by a file's descriptor and not by a channel, which an interrupt would
 * close.
 */
final class KeptText {

    private static final int CONTINUATION_MASK = 0xC0;
    private static final int CONTINUATION = 0x80;
    /** Room for the mark. */
    private static final int MARK = 64;

    private KeptText() {}

    /** @param most bytes of UTF-8 that the text may have */
    static String of(Path file, int most) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long length = in.length();
            // What is no UTF-8, and NUL, take more bytes when they are kept; then less of the file fits.
            for (int room = most; room > 0; room /= 2) {
                String text = Texts.storable(
                        length <= room ? whole(in, (int) length) : halves(in, length, room - MARK), Integer.MAX_VALUE);
                if (Texts.utf8Length(text) <= most) {
                    return text;
                }
            }
            return "";
        }
    }

    /** The end of a file, from the beginning of a line if that is in it. */
    static String tail(Path file, int most) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long length = in.length();
            if (length <= most) {
                return whole(in, (int) length);
            }
            String text = decode(read(in, length - most, most), true);
            int line = text.indexOf('\n') + 1;
            return "…" + text.substring(line < text.length() ? line : 0);
        }
    }

    private static String whole(RandomAccessFile in, int length) throws IOException {
        return decode(read(in, 0, length), false);
    }

    private static String halves(RandomAccessFile in, long length, int room) throws IOException {
        if (room <= 0) {
            return "";
        }
        int last = room / 2;
        int first = room - last;
        byte[] beginning = read(in, 0, first);
        int cut = first;
        while (cut > 0 && cut > first - 4 && isInsideCharacter(in, cut)) {
            cut--;
        }
        String left = String.format(Locale.ROOT, "%n… %,d bytes left out …%n", length - cut - last);
        return new String(beginning, 0, cut, StandardCharsets.UTF_8)
                + left
                + decode(read(in, length - last, last), true);
    }

    private static boolean isInsideCharacter(RandomAccessFile in, int position) throws IOException {
        return (read(in, position, 1)[0] & CONTINUATION_MASK) == CONTINUATION;
    }

    /** @param fromInside whether it may begin in the middle of a character */
    private static String decode(byte[] bytes, boolean fromInside) {
        int from = 0;
        while (fromInside && from < 3 && from < bytes.length && (bytes[from] & CONTINUATION_MASK) == CONTINUATION) {
            from++;
        }
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    }

    private static byte[] read(RandomAccessFile in, long from, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.seek(from);
        in.readFully(bytes);
        return bytes;
    }
}
