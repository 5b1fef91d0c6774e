package dev.jobwright.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.Attempt;
import dev.jobwright.AttemptEnd;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallFlakyServiceTest {

    @Test
    void theJobComesBackUntilTheServiceAnswers(@TempDir Path dir) throws Exception {
        List<Attempt> attempts = CallFlakyService.run(dir.resolve("jobs.db"));
        assertThat(attempts).extracting(Attempt::number).containsExactly(1L, 2L, 3L);
        assertThat(attempts)
                .extracting(Attempt::end)
                .containsExactly(AttemptEnd.FAILED, AttemptEnd.FAILED, AttemptEnd.SUCCEEDED);
        assertThat(attempts.get(0).failure()).isNotNull();
        assertThat(attempts.get(0).failure().summary()).contains("503");
        assertThat(attempts.get(2).result()).contains("charged");
    }
}
