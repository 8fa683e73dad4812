package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedTest {
    @TempDir
    Path folder;

    @Test
    void nothingIsSeenUntilEverythingIsThere() throws IOException {
        Path target = folder.resolve("a/b");
        try (Unfinished unfinished = Unfinished.in(target)) {
            Files.writeString(unfinished.folder().resolve("manifest.json"), "{\"buzzville\": 1}");
            Files.createDirectory(unfinished.folder().resolve("charts"));
            Files.writeString(unfinished.folder().resolve("charts/loss.svg"), "<svg/>");
            assertThat(target.resolve("manifest.json")).doesNotExist();

            assertThat(unfinished.publish()).containsExactly("charts/loss.svg", "manifest.json");
        }
        assertThat(target).isDirectoryNotContaining("glob:**/.*");
        assertThat(target.resolve("charts/loss.svg")).exists();
    }

    @Test
    void givenUpItLeavesNothingBehind() throws IOException {
        try (Unfinished unfinished = Unfinished.in(folder.resolve("a/b"))) {
            Files.writeString(unfinished.folder().resolve("messages.csv"), "id");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void givenUpItLeavesAnEarlierRunAsItWas() throws IOException {
        Path target = Files.createDirectory(folder.resolve("out"));
        Files.writeString(target.resolve("manifest.json"), "{\"buzzville\": 1}");
        try (Unfinished unfinished = Unfinished.in(target)) {
            Files.writeString(unfinished.folder().resolve("manifest.json"), "{\"buzzville\": 2}");
        }
        assertThat(target.resolve("manifest.json")).hasContent("{\"buzzville\": 1}");
        assertThat(target).isDirectoryNotContaining("glob:**/.*");
    }
}
