package dev.jobwright.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResizeImagesTest {

    @Test
    void theResultOfTheJobComesBack(@TempDir Path dir) throws Exception {
        assertThat(ResizeImages.run(dir.resolve("jobs.db")))
                .isEqualTo(new ResizeImages.Thumbnail("thumbs/320/cat.jpg", 409_600));
    }

    @Test
    void theSameFileServesTwice(@TempDir Path dir) throws Exception {
        ResizeImages.main(new String[] {dir.resolve("jobs.db").toString()});
        ResizeImages.main(new String[] {dir.resolve("jobs.db").toString()});
    }
}
