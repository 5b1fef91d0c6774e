package dev.jobwright;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FailureTest {

    @Test
    void aThrowableIsKeptAsText() {
        Failure failure = Failure.of(Failure.EXCEPTION, new IllegalStateException("no such image"));

        assertThat(failure.type()).isEqualTo("java.lang.IllegalStateException");
        assertThat(failure.message()).isEqualTo("no such image");
        assertThat(failure.stack())
                .contains("FailureTest")
                .startsWith("java.lang.IllegalStateException: no such image");
        assertThat(failure.summary()).isEqualTo("java.lang.IllegalStateException: no such image");
    }

    @Test
    void aThrowableWithoutAMessageIsNamed() {
        assertThat(Failure.of(Failure.EXCEPTION, new StackOverflowError()).summary())
                .isEqualTo("java.lang.StackOverflowError");
        assertThat(Failure.of(Failure.TIMEOUT, "").summary()).isEqualTo("timeout");
    }

    @Test
    void aMessageThatThrowsIsNoHindrance() {
        Failure failure = Failure.of(Failure.EXCEPTION, new Hostile(() -> {
            throw new UnsupportedOperationException();
        }));

        assertThat(failure.type()).endsWith("Hostile");
        assertThat(failure.message()).contains("could not be read", "UnsupportedOperationException");
    }

    @Test
    void aMessageThatThrowsAnErrorOrItselfIsNoHindrance() {
        Failure failure = Failure.of(Failure.EXCEPTION, new Hostile(() -> {
            throw new StackOverflowError();
        }));
        assertThat(failure.message()).contains("StackOverflowError");

        Hostile[] self = new Hostile[1];
        self[0] = new Hostile(() -> {
            throw self[0];
        });
        assertThat(Failure.of(Failure.EXCEPTION, self[0]).message()).contains("Hostile");
    }

    @Test
    void aStackThatCannotBePrintedIsNoHindrance() {
        Failure failure = Failure.of(Failure.EXCEPTION, new RuntimeException("said") {
            private static final long serialVersionUID = 1;

            @Override
            public void printStackTrace(PrintWriter out) {
                throw new IllegalStateException();
            }
        });

        assertThat(failure.message()).contains("IllegalStateException");
        assertThat(failure.stack()).isEmpty();
    }

    @Test
    @Timeout(20)
    void causesInACircleComeToAnEnd() {
        Exception one = new Exception("one");
        Exception two = new Exception("two", one);
        one.initCause(two);

        assertThat(Failure.of(Failure.EXCEPTION, one).stack()).contains("CIRCULAR REFERENCE");
    }

    @Test
    @Timeout(20)
    void aHugeThrowableIsCut() {
        Throwable deep = new Exception("x".repeat(1_000_000));
        for (int i = 0; i < 500; i++) {
            deep = new Exception("cause " + i + "\0\uD83D", deep);
            deep.addSuppressed(new Exception("suppressed"));
        }
        Failure failure = Failure.of(Failure.EXCEPTION, deep);

        assertThat((failure.message() + failure.stack()).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(Failure.MAX_BYTES);
        assertThat(failure.stack()).endsWith("bytes left out)").doesNotContain("\0");
    }

    @Test
    void theSummaryIsOneLine() {
        assertThat(Failure.of(Failure.EXCEPTION, "first\r\nsecond").summary()).isEqualTo("exception: first");
        assertThat(Failure.of(Failure.EXCEPTION, "\nsecond").summary().lines()).hasSizeLessThanOrEqualTo(1);
    }

    private static final class Hostile extends RuntimeException {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // never serialized
        private final Runnable getMessage;

        Hostile(Runnable getMessage) {
            this.getMessage = getMessage;
        }

        @Override
        public String getMessage() {
            getMessage.run();
            return "";
        }
    }
}
