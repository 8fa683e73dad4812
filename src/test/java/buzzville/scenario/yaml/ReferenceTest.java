package buzzville.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed reference is the one that the records of today make. */
class ReferenceTest {
    private static final Path COMMITTED = Path.of("docs/reference.md");

    @Test
    void theReferenceSaysWhatTheRecordsSay() throws IOException {
        String made = Reference.of(Scenario.class).stripTrailing() + "\n";
        if (Boolean.getBoolean("approve")) {
            Files.writeString(COMMITTED, made);
        }
        String committed = Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "";
        if (!made.equals(committed)) {
            Path fresh = Files.createDirectories(Path.of("target")).resolve("reference.md");
            Files.writeString(fresh, made);
            assertThat(committed)
                    .as("%s is out of date; see %s, or run this test with -Dapprove=true", COMMITTED, fresh)
                    .isEqualTo(made);
        }
    }

    @Test
    void everyKeyHasAMeaning() {
        assertThat(Reference.of(Scenario.class).lines().filter(line -> line.matches("\\| `[^`]*` \\|.*\\|  \\|")))
                .isEmpty();
    }

    @Test
    void everyPolicyHasASentence() {
        assertThat(Reference.of(Scenario.class).lines())
                .doesNotContain("****")
                .filteredOn(line -> line.startsWith("#### "))
                .hasSizeGreaterThan(30);
        assertThat(Reference.of(Scenario.class).lines().filter(line -> line.startsWith("**")))
                .allMatch(line -> line.endsWith(".**") && line.length() <= 74)
                .hasSizeGreaterThan(30);
    }
}
