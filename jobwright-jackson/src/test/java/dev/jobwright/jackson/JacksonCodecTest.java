package dev.jobwright.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.jobwright.json.JsonCodec;
import dev.jobwright.json.JsonException;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class JacksonCodecTest {

    private final JsonCodec codec = new JacksonCodec();

    record Resize(String image, int width) {}

    @Test
    void isFoundOnTheClassPath() {
        assertThat(ServiceLoader.load(JsonCodec.class).findFirst()).containsInstanceOf(JacksonCodec.class);
    }

    @Test
    void givesBackWhatItWrote() {
        Resize resize = new Resize("çat\u0000\uD83D\uDE3A.jpg", Integer.MIN_VALUE);

        assertThat(codec.decode(codec.encode(resize, Resize.class), Resize.class))
                .isEqualTo(resize);
    }

    @Test
    void keepsWholeNumbersBeyondWhatADoubleHolds() {
        assertThat(codec.decode("9007199254740993", Long.class)).isEqualTo(9007199254740993L);
    }

    @Test
    void ignoresFieldsThatTheClassDoesNotKnow() {
        assertThat(codec.decode("{\"image\":\"a\",\"width\":1,\"height\":2}", Resize.class))
                .isEqualTo(new Resize("a", 1));
    }

    @Test
    void refusesWhatFollowsTheValue() {
        refuses("{\"image\":\"a\",\"width\":1} {}");
    }

    @Test
    void refusesNull() {
        refuses("null");
    }

    @Test
    void refusesATextThatIsNoJson() {
        refuses("{image}");
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        refuses("{\"x\":" + "[".repeat(1000) + "]".repeat(1000) + "}");
    }

    @Test
    void neverMakesAnObjectOfAClassThatTheDataNames() {
        Object value = codec.decode("[\"java.io.File\",\"/etc/passwd\"]", Object.class);

        assertThat(value).isEqualTo(java.util.List.of("java.io.File", "/etc/passwd"));
    }

    @Test
    void saysWhatCannotBeWritten() {
        class Knot {
            public Knot getSelf() {
                return this;
            }
        }
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> codec.encode(new Knot(), Knot.class));
    }

    private void refuses(String json) {
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> codec.decode(json, Resize.class));
    }
}
