package buzzville;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.cli.Buzzville;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The commands on the page about thresholds say what stands below them. */
class ThresholdsPageTest {
    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyCommandSaysWhatStandsBelowIt() throws IOException {
        ManualPage page = ManualPage.read(Path.of("docs/thresholds.md"));
        page.writeTo(folder);
        List<ManualPage.Block> commands = page.blocks().stream()
                .filter(block -> block.language().equals("console"))
                .toList();
        assertThat(commands).hasSize(2);
        return commands.stream()
                .map(block -> DynamicTest.dynamicTest(
                        block.text().lines().findFirst().orElseThrow(), () -> check(block.text())));
    }

    private void check(String block) throws IOException {
        List<String> lines = block.lines().toList();
        List<String> words = new ArrayList<>(
                List.of(lines.get(0).replaceFirst("^\\$ ./buzzville ", "").split(" ")));
        words.set(1, folder.resolve(words.get(1)).toString());
        words.addAll(List.of("--lang", "en", "--no-charts", "--out"));
        words.add(Files.createTempDirectory(folder, "out").toString());
        StringWriter out = new StringWriter();

        int status = Buzzville.execute(
                new PrintWriter(out), new PrintWriter(new StringWriter()), words.toArray(new String[0]));

        assertThat(out.toString().lines()).containsExactlyElementsOf(lines.subList(1, lines.size()));
        assertThat(status).isZero();
    }
}
