package buzzville.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The messages that the manual shows are messages. */
class MessagesPageTest {
    private static final Pattern BLOCK = Pattern.compile("```json\n(.*?)\n```", Pattern.DOTALL);

    @Test
    void everyTypeIsShownAsItIsPrinted() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(Path.of("docs/messages.md")));
        List<String> shown = new ArrayList<>();
        while (block.find()) {
            String text = block.group(1);
            Reading reading = WireReader.read(text);
            assertThat(reading.mistakes()).as(text).isEmpty();
            boolean line = !text.contains("\n");
            assertThat(line ? WirePrinter.line(reading.message()) : WirePrinter.pretty(reading.message()))
                    .isEqualTo(text);
            if (line) {
                shown.add(reading.message().type());
            }
        }
        assertThat(shown).containsExactlyElementsOf(MessageType.words());
    }
}
