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

/** What {@code docs/auditing.md} shows is what its commands print, one after the other. */
class AuditingPageTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(yaml|sh|text|mermaid)\\n(.*?)^```$");
    private static final Pattern SED = Pattern.compile("sed -i 's/(.*)/(.*)/' (\\S+)\\n");

    @TempDir
    Path folder;

    @Test
    void commandsPrintWhatThePageShows() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(Path.of("docs", "auditing.md")));
        String printed = "";
        int shown = 0;
        while (block.find()) {
            String text = block.group(2);
            switch (block.group(1)) {
                case "yaml" -> Files.writeString(folder.resolve("crash.yaml"), text);
                case "sh" -> printed = done(text);
                default -> {
                    assertThat(printed).isEqualTo(text);
                    shown++;
                }
            }
        }
        assertThat(shown).isEqualTo(5);
    }

    private String done(String line) throws IOException {
        Matcher sed = SED.matcher(line);
        if (sed.matches()) {
            Path file = folder.resolve(sed.group(3));
            String text = Files.readString(file);
            assertThat(text).contains(sed.group(1));
            Files.writeString(file, text.replace(sed.group(1), sed.group(2)));
            return "";
        }
        List<String> words = new ArrayList<>(List.of(line.strip().split(" ", -1)));
        assertThat(words.remove(0)).isEqualTo("./buzzville");
        words.replaceAll(word ->
                word.matches("crash\\.yaml|results/.*") ? folder.resolve(word).toString() : word);
        words.addAll(List.of("--lang", "en"));
        if (words.get(0).equals("run") && !words.contains("--out")) {
            words.addAll(List.of("--out", folder.resolve("results/crash/plain").toString()));
        }
        String out = Shell.run(words.toArray()).out();
        return out.replace(folder + "/", "");
    }
}
