package dev.jobwright.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.AuditEntry;
import dev.jobwright.Failure;
import dev.jobwright.Job;
import dev.jobwright.JobId;
import dev.jobwright.Lane;
import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.store.Change;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.NewJob;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes in comes out: JSON byte for byte, every other text through its one codec. */
public abstract class TextContract extends Contract {

    private static final String LONE_HIGH = "\uD83D";
    private static final String NUL = "\0";
    private static final String CAT = "\uD83D\uDC31";

    protected TextContract(Supplier<StoreFixture> fixtures) {
        super(fixtures);
    }

    static Stream<String> jsons() {
        return Stream.of(
                "null",
                "\"\"",
                "{}",
                "  { \"b\" : 1 ,\n\t\"a\":1.0e+0, \"b\":2 }\r\n",
                "\"\\u0000 \\ud83d \\\" \\\\ \\/\"",
                "12345678901234567890123456789.000000000000000000001",
                "\"" + CAT + " \u0130\u0131 e\u0301 \u00e9 \u202E \uFEFF \u2028 \uFFFF\"",
                "\"'; drop table job; -- %s ${x} {now} :id ?1\"",
                "\"" + "x".repeat(300_000) + "\"",
                "\"" + everyCharacter() + "\"");
    }

    @ParameterizedTest
    @MethodSource("jsons")
    void argsAndResultsAreKeptByteForByte(String json) {
        JobId id = insert(withArgs(json));
        ClaimedJob claimed = claimOne(ada);
        settle(claimed, new Outcome.Succeeded(json));

        // Compared as booleans: a mismatch of 300,000 characters is no message.
        assertThat(claimed.args().equals(json)).isTrue();
        Job job = find(id);
        assertThat(job.args().equals(json)).isTrue();
        assertThat(json.equals(job.result())).isTrue();
        assertThat(json.equals(store.attempts(id).get(0).result())).isTrue();
    }

    @Test
    void failuresWithNulAndLoneSurrogatesAreKeptEscaped() {
        String hostile = "a" + NUL + "b" + LONE_HIGH + "c" + CAT;
        JobId id = insert(options -> options.maxAttempts(1));
        Failure failure = new Failure(Failure.EXCEPTION, hostile, hostile, hostile);

        settle(claimOne(ada), new Outcome.Failed(failure, true));

        assertThat(find(id).failure()).isEqualTo(failure);
        assertThat(find(id).failure()).extracting(Failure::message).isEqualTo("a\\u0000b\\ud83dc" + CAT);
        assertThat(store.attempts(id).get(0).failure()).isEqualTo(failure);
    }

    @Test
    void aHugeFailureIsKeptCutAndMarked() {
        JobId id = insert(options -> options.maxAttempts(1));
        Failure failure = new Failure(Failure.EXCEPTION, "t".repeat(9_999), CAT.repeat(99_999), "s".repeat(999_999));

        settle(claimOne(ada), new Outcome.Failed(failure, true));

        Failure read = find(id).failure();
        assertThat(read).isEqualTo(failure);
        assertThat(failure.message()).endsWith("bytes left out)");
        assertThat((failure.message() + failure.stack()).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(Failure.MAX_BYTES);
    }

    @Test
    void anEmptyFailureIsNotNoFailure() {
        JobId id = insert(options -> options.maxAttempts(1));
        settle(claimOne(ada), new Outcome.Failed(Failure.of("odd", ""), true));

        assertThat(find(id).failure()).isEqualTo(Failure.of("odd", ""));
    }

    @Test
    void actorsReasonsAndWorkersTakeAnyText() {
        String hostile = "\u0130 '" + NUL + LONE_HIGH + CAT + "\n%";
        JobId id = insert(options -> options.held(hostile));
        Change change = new Change(Verb.RELEASE, hostile, hostile);
        store.change(change, List.of(id));
        ClaimedJob claimed = claimOne(new Claimer(ada.instance(), hostile, LEASE));

        AuditEntry entry = store.audit(id).get(0);
        assertThat(entry.actor()).isEqualTo(change.actor());
        assertThat(entry.reason()).isEqualTo(change.reason());
        assertThat(find(id).worker())
                .isEqualTo(claimed.attempt().worker())
                .isEqualTo(new Claimer(ada.instance(), hostile, LEASE).worker());
    }

    @Test
    void heldReasonsAreKept() {
        NewJob job = job(options -> options.held("wait for " + NUL + CAT));
        insert(job);

        assertThat(find(job.id()).heldReason()).isEqualTo("wait for \\u0000" + CAT);
    }

    @Test
    void headersAreKept() {
        Map<String, String> headers = Map.of(
                "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "empty", "",
                "json", "{\"a\":\"b\\n=;,\"}",
                "lines", "a\nb=c\r\n\t\\",
                "unicode", CAT + "\u0130\u202E",
                "long", "x".repeat(3_000));
        JobId id = insert(options -> headers.forEach(options::header));

        assertThat(find(id).headers()).isEqualTo(headers);
        assertThat(claimOne(ada).headers()).isEqualTo(headers);
    }

    @Test
    void longestNamesAreKept() {
        String longest = "N._:-9".repeat(20).substring(0, 100);
        JobId id = insert(options -> options.queue(longest).key(longest).correlation(longest));

        assertThat(find(id).lane()).isEqualTo(new Lane("default", longest, "resize", 1));
        assertThat(find(id).key()).isEqualTo(longest);
        assertThat(find(id).correlation()).isEqualTo(longest);
    }

    private NewJob withArgs(String json) {
        NewJob plain = job(options -> {});
        return new NewJob(
                plain.id(), plain.lane(), 0, null, null, null, null, null, null, null, Map.of(), plain.policy(), json);
    }

    /** All of Unicode that may stand in a JSON string as it is, a plane's worth of every plane that has characters. */
    private static String everyCharacter() {
        StringBuilder all = new StringBuilder();
        for (int c = 0x20; c <= 0x10FFFF; c += c < 0x3_0000 ? 1 : 97) {
            boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            if (!surrogate && c != '"' && c != '\\') {
                all.appendCodePoint(c);
            }
        }
        return all.toString();
    }
}
