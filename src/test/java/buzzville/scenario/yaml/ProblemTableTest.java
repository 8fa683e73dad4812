package buzzville.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.scenario.yaml.toy.Toys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Wrong documents and what is said of them, word for word: {@code problems.txt} and, for what is not even YAML, {@code
 * syntax.txt} have a document, the messages behind {@code >>}, and so on.
 */
class ProblemTableTest {

    @TestFactory
    Stream<DynamicTest> everyMistakeIsSaidWithItsPositionAndWhatWasExpected() {
        return Stream.of("problems.txt", "syntax.txt")
                .flatMap(name -> table(name).stream())
                .map(row -> DynamicTest.dynamicTest(row.yaml(), () -> {
                    Problems problems = new Problems();
                    Toys.read(row.yaml(), problems);
                    assertThat(problems.lines()).containsExactlyElementsOf(row.messages());
                }));
    }

    private record Row(String yaml, List<String> messages) {}

    private static List<Row> table(String name) {
        List<Row> rows = new ArrayList<>();
        StringBuilder yaml = new StringBuilder();
        List<String> messages = new ArrayList<>();
        for (String line : text(name).lines().toList()) {
            if (line.startsWith(">> ")) {
                messages.add("town.yaml:" + line.substring(3));
            } else if (line.equals("====")) {
                rows.add(new Row(yaml.toString(), List.copyOf(messages)));
                yaml.setLength(0);
                messages.clear();
            } else {
                yaml.append(line).append('\n');
            }
        }
        return rows;
    }

    private static String text(String name) {
        try (var in = ProblemTableTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
