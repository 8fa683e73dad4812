package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.causality.log.ClockRules;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LogWriter;
import buzzville.causality.log.RandomLogs;
import buzzville.clock.HybridClock;
import buzzville.clock.LamportClock;
import buzzville.clock.VectorClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClocksExportTest {
    @TempDir
    private Path folder;

    private Path log(EventLog log) throws IOException {
        return Files.writeString(folder.resolve("clocks.jsonl"), LogWriter.text(log));
    }

    private static EventLog small() {
        return RandomLogs.of(1, ClockRules.TEXTBOOK, 3, 60, 0);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
                    shiviz, (?<kind>
                    tsviz, (?<timestamp>
                    chrome, `{"displayTimeUnit":"ns",`
                    cloudevents, `{"specversion":"1.0",`
                    mermaid, sequenceDiagram
                    svg, <svg xmlns=
                    jsonl, `{"format":"buzzville-clocks",`
                    """)
    void everyFormatGoesToTheTerminalOrToAFile(String format, String beginning) throws IOException {
        Path log = log(small());
        Path out = folder.resolve("out");

        Shell shell = Shell.run("clocks", "export", log, "--format", format, "--lang", "en");
        assertThat(shell.status()).isZero();
        assertThat(shell.out()).startsWith(beginning).endsWith("\n");

        Shell again = Shell.run("clocks", "export", folder, "--format", format, "--out", out, "--lang", "en");
        assertThat(again.status()).isZero();
        assertThat(again.out()).isEmpty();
        assertThat(again.err()).startsWith("wrote " + out);
        assertThat(out).hasContent(shell.out());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(log, out);
        }
    }

    @Test
    void theLogItselfComesOutAsItWentIn() throws IOException {
        assertThat(Shell.run("clocks", "export", log(small()), "--format", "jsonl")
                        .out())
                .isEqualTo(LogWriter.text(small()));
    }

    @Test
    void picturesAreInTheLanguageAskedFor() throws IOException {
        Path log = log(small());

        assertThat(Shell.run("clocks", "export", log, "--format", "svg", "--lang", "fr")
                        .out())
                .contains("Diagramme espace-temps");
        assertThat(Shell.run("clocks", "export", log, "--format", "mermaid", "--lang", "fr")
                        .out())
                .contains("graine 42");
    }

    @Test
    void whatTheFileDoesNotSayIsSaidBesideIt() throws IOException {
        ClockRules rules = new ClockRules(
                ClockRules.Granularity.SEPARATE,
                false,
                LamportClock.Rule.MAX,
                VectorClock.Rule.COPY,
                0,
                HybridClock.Rule.COUNT);
        Path log = log(RandomLogs.of(1, rules, 3, 200, 0.2));

        assertThat(Shell.run("clocks", "export", log, "--format", "shiviz", "--lang", "en")
                        .err())
                .contains(
                        "the vectors are made from the messages",
                        "some arrows stand for what was known through events that are not in the log",
                        "clocks are broken on purpose: vector: copy");
        assertThat(Shell.run("clocks", "export", log, "--format", "shiviz", "--lang", "fr")
                        .err())
                .contains("les vecteurs sont refaits d'après les messages", "horloges fausses exprès : vector: copy");
        EventLog some = RandomLogs.of(1, ClockRules.TEXTBOOK, 3, 400, 0);
        Path full = log(new EventLog(some.source(), some.rules(), some.processes(), some.events(), 912_146));
        for (String format : List.of("shiviz", "tsviz", "chrome", "cloudevents", "mermaid", "svg", "jsonl")) {
            assertThat(Shell.run("clocks", "export", full, "--format", format, "--lang", "en")
                            .err())
                    .as(format)
                    .contains("912,146 events are not in the log");
        }
        Shell mermaid = Shell.run("clocks", "export", full, "--format", "mermaid", "--lang", "en");
        assertThat(mermaid.out()).contains("912,146 events are not in the log");
        long lines = mermaid.out().lines().filter(line -> line.contains(", L ")).count();
        assertThat(lines).isEqualTo(100);
        assertThat(mermaid.err()).contains("the diagram has the first 100 of ");
        Path longer = log(RandomLogs.of(1, ClockRules.TEXTBOOK, 3, 400, 0));
        assertThat(Shell.run("clocks", "export", longer, "--format", "svg", "--lang", "en")
                        .err())
                .contains("the picture has the first 150 of ");
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsWritten() throws IOException {
        Path log = log(small());
        Path out = folder.resolve("out");

        wrong("unknown format 'shivis'; did you mean 'shiviz'?", log, "--format", "shivis", "--out", out);
        wrong("unknown format 'perfetto'; known formats: shiviz, tsviz, chrome,", log, "--format", "perfetto");
        wrong("--format is missing: which one? (shiviz, tsviz, chrome, cloudevents, mermaid, svg, jsonl)", log);
        Path city = Files.writeString(folder.resolve("city.yaml"), "format: 1\n");
        wrong("'" + city + "' is a scenario and no log of clocks", city, "--format", "svg");
        wrong("'" + log + "' is the log itself", log, "--format", "jsonl", "--out", log);
        wrong("'" + folder + "' is a folder", log, "--format", "svg", "--out", folder);
        Path nowhere = folder.resolve("none").resolve("x.svg");
        wrong(
                "there is no folder '" + nowhere.getParent() + "' for 'x.svg'; make it first",
                log,
                "--format",
                "svg",
                "--out",
                nowhere);
        wrong("--lang: expected fr or en", log, "--format", "svg", "--lang", "de");
        Path none = folder.resolve("none.jsonl");
        wrong("there is no log and no folder '" + none + "'", none, "--format", "svg");
        Path picture = Files.write(folder.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        wrong(picture + ": is no log of clocks: it is not UTF-8", picture, "--format", "svg");
        Path other = Files.writeString(folder.resolve("other.jsonl"), "{\"a\":1}\n");
        wrong(other + ":1:", other, "--format", "svg", "--out", out);
        assertThat(out).doesNotExist();
        assertThat(Files.readString(log)).isEqualTo(LogWriter.text(small()));
    }

    private static void wrong(String sentence, Object... arguments) {
        Object[] words = Stream.concat(Stream.of("clocks", "export"), Stream.of(arguments))
                .toArray();
        Shell shell = Shell.run(words);

        assertThat(shell.status()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err()).contains(sentence);
    }

    @Test
    void theManualShowsWhatTheCommandsPrint() throws IOException {
        Matcher block = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$")
                .matcher(Files.readString(Path.of("docs", "clock-exports.md")));
        Path log = folder.resolve("light.jsonl");
        String printed = "";
        int shown = 0;
        while (block.find()) {
            String text = block.group(2);
            switch (block.group(1)) {
                case "jsonl" -> Files.writeString(log, text);
                case "sh" -> printed = done(text.strip());
                default -> {
                    assertThat(text).isEqualTo(printed);
                    shown++;
                }
            }
        }
        assertThat(shown).isEqualTo(3);
        assertThat(folder.resolve("space-time.svg"))
                .hasContent(Files.readString(Path.of("docs", "images", "space-time.svg")));
    }

    private String done(String line) {
        List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
        assertThat(words.remove(0)).isEqualTo("./buzzville");
        words.replaceAll(word -> word.contains(".") ? folder.resolve(word).toString() : word);
        words.addAll(List.of("--lang", "en"));
        Shell shell = Shell.run(words.toArray());
        assertThat(shell.status()).isZero();
        return shell.out();
    }
}
