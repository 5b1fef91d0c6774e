package dev.jobwright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lease tokens and job ids, as text and back. */
class TokensTest {

    @Test
    void aTokenComesBackFromItsText() {
        Random random = new Random(11);
        for (int i = 0; i < 10_000; i++) {
            LeaseToken token = new LeaseToken(
                    random.nextLong() >>> random.nextInt(1, 63),
                    random.nextLong() >>> random.nextInt(1, 63),
                    random.nextLong());
            assertThat(LeaseToken.parse(token.toString())).isEqualTo(token);
        }
        for (long nonce : new long[] {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            LeaseToken token = new LeaseToken(Long.MAX_VALUE, 1L << 31, nonce);
            assertThat(LeaseToken.parse(token.toString())).isEqualTo(token);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "1.1",
                "1.1.1",
                "1.1.00000000000000000",
                "x.1.0000000000000001",
                "1.1.000000000000000g",
                "1.1.0000000000000001.1",
                " 1.1.0000000000000001",
                "99999999999999999.1.0000000000000001"
            })
    void whatIsNoTokenIsRefused(String text) {
        assertThatThrownBy(() -> LeaseToken.parse(text)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void anIdComesBackFromItsText() {
        Random random = new Random(12);
        for (int i = 0; i < 10_000; i++) {
            JobId id = JobId.of(new UUID(random.nextLong(), random.nextLong()));
            assertThat(JobId.parse(id.toString())).isEqualTo(id);
            assertThat(JobId.parse(id.toString().toUpperCase(Locale.ROOT))).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "01932c07209c7e8f80003b2f1a4c5d6e",
                "01932c07-209c-7e8f-8000-3b2f1a4c5d6",
                "01932c07-209c-7e8f-8000-3b2f1a4c5d6ee",
                "01932c07-209c-7e8f-8000-3b2f1a4c5d6g",
                "../../etc/passwd"
            })
    void whatIsNoIdIsRefused(String text) {
        assertThatThrownBy(() -> JobId.parse(text)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void idsSortAsTheirTextDoes() {
        Random random = new Random(13);
        for (int i = 0; i < 10_000; i++) {
            JobId one = JobId.of(new UUID(random.nextLong(), random.nextLong()));
            JobId two = JobId.of(new UUID(
                    random.nextBoolean() ? one.value().getMostSignificantBits() : random.nextLong(),
                    random.nextLong()));
            assertThat(Integer.signum(one.compareTo(two)))
                    .isEqualTo(Integer.signum(one.toString().compareTo(two.toString())));
        }
    }
}
