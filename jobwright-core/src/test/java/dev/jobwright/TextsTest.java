package dev.jobwright;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final String CAT = "\uD83D\uDC31";

    @Test
    void plainTextIsTheSameObject() {
        String text = "a caf\u00e9 " + CAT;
        assertThat(Texts.storable(text, 1_000)).isSameAs(text);
    }

    @Test
    void nulAndLoneSurrogatesAreWrittenAsEscapes() {
        assertThat(Texts.storable("a\0b", 100)).isEqualTo("a\\u0000b");
        assertThat(Texts.storable("\uD83D", 100)).isEqualTo("\\ud83d");
        assertThat(Texts.storable("\uDC31\uD83D" + CAT, 100)).isEqualTo("\\udc31\\ud83d" + CAT);
    }

    @Test
    void aCutSaysHowMuchIsMissing() {
        String cut = Texts.storable("x".repeat(1_000), 100);

        assertThat(cut).matches("x+… \\(\\d+ bytes left out\\)");
        long left = cut.chars().filter(c -> c == 'x').count();
        assertThat(cut).contains("(" + (1_000 - left) + " bytes left out)");
    }

    @Test
    void whateverComesInGoesIntoADatabase() {
        Random random = new Random(20260301);
        for (int i = 0; i < 20_000; i++) {
            String text = randomText(random);
            int most = 64 + random.nextInt(300);
            String stored = Texts.storable(text, most);

            assertThat(encodedLength(stored)).isBetween(0, most);
            assertThat(stored).doesNotContain("\0");
            assertThat(Texts.storable(stored, most)).isEqualTo(stored);
            String whole = oracle(text);
            assertThat(Texts.utf8Length(whole)).isEqualTo(encodedLength(whole));
            if (encodedLength(whole) <= most) {
                assertThat(stored).isEqualTo(whole);
            } else {
                int mark = stored.lastIndexOf("… (");
                assertThat(whole).startsWith(stored.substring(0, mark));
                assertThat(stored)
                        .endsWith("(" + (encodedLength(whole) - encodedLength(stored.substring(0, mark)))
                                + " bytes left out)");
            }
        }
    }

    @Test
    void whatIsShownCannotAct() {
        String shown = Texts.show("a\n\t\u001b[31m\r\0\u202E\u2028" + CAT + "\uD83D\u0085", 200);

        assertThat(shown).isEqualTo("a\\n\\t\\u001b[31m\\u000d\\u0000\\u202e\\u2028" + CAT + "\\ud83d\\u0085");
        assertThat(Texts.show("x".repeat(500), 10)).hasSizeLessThanOrEqualTo(11).endsWith("…");
    }

    /** The slow way that is plainly right: code point by code point. */
    private static String oracle(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean storable = c != 0 && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
            if (storable) {
                out.appendCodePoint(c);
            } else {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        return out.toString();
    }

    /** The length in UTF-8; fails when the text cannot be encoded. */
    private static int encodedLength(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return bytes.remaining();
        } catch (CharacterCodingException e) {
            throw new AssertionError("cannot be encoded: " + Texts.show(text, 200), e);
        }
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(200); i > 0; i--) {
            switch (random.nextInt(7)) {
                case 0 -> text.append('\0');
                case 1 -> text.append((char) (Character.MIN_SURROGATE + random.nextInt(2_048)));
                case 2 -> text.append(CAT);
                case 3 -> text.append((char) random.nextInt(0x10000));
                case 4 -> text.append('\u00e9');
                default -> text.append((char) ('a' + random.nextInt(26)));
            }
        }
        return text.toString();
    }
}
