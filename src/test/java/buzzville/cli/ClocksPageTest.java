package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/clocks.md} shows is what its commands print, one after the other. */
class ClocksPageTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(yaml|sh|text)\\n(.*?)^```$");

    private static final Pattern GREP = Pattern.compile("(.*) \\| grep -A (\\d) (\\w+)");

    @TempDir
    Path folder;

    @Test
    void commandsPrintWhatThePageShows() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(Path.of("docs", "clocks.md")));
        String printed = "";
        int shown = 0;
        while (block.find()) {
            String text = block.group(2);
            switch (block.group(1)) {
                case "yaml" -> Files.writeString(folder.resolve("light.yaml"), text);
                case "sh" -> printed = done(text);
                default -> {
                    assertThat(printed).isEqualTo(text);
                    shown++;
                }
            }
        }
        assertThat(shown).isEqualTo(10);
    }

    private String done(String line) {
        Matcher pipe = GREP.matcher(line.strip());
        boolean some = pipe.matches();
        List<String> words = new ArrayList<>(List.of((some ? pipe.group(1) : line.strip()).split(" ", -1)));
        assertThat(words.remove(0)).isEqualTo("./buzzville");
        words.replaceAll(word -> word.matches("light\\.yaml|results/.*|broken")
                ? folder.resolve(word).toString()
                : word);
        words.addAll(List.of("--lang", "en"));
        if (words.get(1).equals("run") && !words.contains("--out")) {
            words.addAll(List.of(
                    "--out",
                    folder.resolve(some ? "results/lesson" : "results/light/plain/clocks")
                            .toString()));
        }
        String out = Shell.run(words.toArray()).out();
        return some ? from(out.lines().toList(), pipe.group(3), Integer.parseInt(pipe.group(2))) : out;
    }

    /** As {@code grep -A more word}, of what it finds first. */
    private static String from(List<String> lines, String word, int more) {
        int first = 0;
        while (!lines.get(first).contains(word)) {
            first++;
        }
        return String.join("\n", lines.subList(first, first + more + 1)) + "\n";
    }
}
