package dev.jobwright.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrdersAndJobsTest {

    @Test
    void anOrderAndItsJobAreThereTogetherOrNotAtAll(@TempDir Path dir) throws Exception {
        assertThat(OrdersAndJobs.run(dir.resolve("shop.db")))
                .isEqualTo(new OrdersAndJobs.Books(1, 1, "confirmed order 1"));
    }
}
