package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.causality.diff.TwoRuns;
import buzzville.causality.log.ClockRules;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LogWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ClocksDiffTest {
    @TempDir
    private Path folder;

    private Path log(String name, EventLog log) throws IOException {
        return Files.writeString(folder.resolve(name), LogWriter.text(log));
    }

    private Path patient() throws IOException {
        return log("a.jsonl", TwoRuns.crossing(ClockRules.TEXTBOOK, true, true));
    }

    private Path hasty() throws IOException {
        return log("b.jsonl", TwoRuns.crossing(ClockRules.TEXTBOOK, false, false));
    }

    @Test
    void itNamesTheFirstDifferenceAndCountsAll() throws IOException {
        Shell shell = Shell.run("clocks", "diff", patient(), hasty(), "--lang", "en");

        assertThat(shell.status()).isEqualTo(1);
        assertThat(shell.out().lines().map(String::strip).map(line -> line.replaceAll(" {2,}", "  ")))
                .contains(
                        "A  carrefour, patient, seed 1: 5 events of 3 processes",
                        "events in both  4",
                        "only in A  1",
                        "only in B  1",
                        "that differ in order at their process  1",
                        "that differ in Lamport  2",
                        "A  event 3, centre #1, receive rouge m1 at 0.003 s",
                        "B  event 4, centre #2, receive rouge m1 at 0.004 s",
                        "true time  0.003 s  0.004 s",
                        "Lamport  2  3");
    }

    @Test
    void whatOnlyOneRunHasIsNamedInFrench() throws IOException {
        Path other = log("c.jsonl", TwoRuns.crossing(ClockRules.TEXTBOOK, true, false));

        assertThat(Shell.run("clocks", "diff", patient(), other, "--lang", "fr").out())
                .contains("La première différence :")
                .contains("A  événement 5, centre nº 3, local alarme à 0,005 s\nB  n'a pas cet événement");
    }

    @Test
    void aRunIsTheSameAsItself() throws IOException {
        Shell shell = Shell.run("clocks", "diff", patient(), patient(), "--lang", "en");

        assertThat(shell.status()).isZero();
        assertThat(shell.out()).endsWith("the two runs are the same\n");
    }

    @Test
    void allDifferencesAreInTheJson() throws IOException {
        JsonNode json = new JsonMapper()
                .readTree(Shell.run("clocks", "diff", patient(), hasty(), "--json")
                        .out());

        assertThat(json.at("/counts/only-first").asInt()).isEqualTo(1);
        assertThat(json.at("/differences")).hasSize(4);
        assertThat(json.at("/differences/0/a").asInt()).isEqualTo(3);
        assertThat(json.at("/differences/0/b").asInt()).isEqualTo(4);
        assertThat(json.at("/differences/3/a").isNull()).isTrue();
        assertThat(json.at("/differences/3/in/0").asString()).isEqualTo("only-second");
        assertThat(json.at("/b/strategy").asString()).isEqualTo("hâtif");
    }

    @Test
    void bothGoIntoOnePageButNeverOverALog() throws IOException {
        Path a = patient();
        Path page = folder.resolve("both.html");

        Shell shell = Shell.run("clocks", "diff", a, hasty(), "--page", page, "--lang", "fr");
        assertThat(shell.err()).isEqualTo("écrit " + page + "\n");
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>\n<html lang=\"fr\">");
        Shell over = Shell.run("clocks", "diff", a, hasty(), "--page", a, "--lang", "en");
        assertThat(over.status()).isEqualTo(2);
        assertThat(over.err()).contains("--page: '" + a + "' is the log itself");
        assertThat(Shell.run("clocks", "diff", a, folder.resolve("none")).status())
                .isEqualTo(2);
    }
}
