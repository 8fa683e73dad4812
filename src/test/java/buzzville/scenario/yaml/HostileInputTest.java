package buzzville.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.scenario.yaml.toy.Toys;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds, it is refused with a sentence, soon. */
@Timeout(20)
class HostileInputTest {

    @TempDir
    Path temp;

    private String readBytes(byte[] bytes) throws IOException {
        return read(Files.write(temp.resolve("x.yaml"), bytes));
    }

    private String read(Path file) {
        Problems problems = new Problems();
        Mapping document = Toys.TOWN.load(file, problems);
        if (document != null) {
            Toys.TOWN.bind(document, problems);
        }
        return problems.toString().replace(temp + "/", "");
    }

    private String read(String text) throws IOException {
        return readBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aHugeFileIsRefusedWithoutBeingRead() throws IOException {
        Path file = temp.resolve("x.yaml");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(10L << 30);
        }
        assertThat(read(file))
                .isEqualTo("x.yaml: 'x.yaml' is too big: expected at most 8 MB".replace("'x.yaml'", "'" + "x.yaml'"));
    }

    @Test
    void binaryFilesAndOtherEncodingsAreRefused() throws IOException {
        assertThat(readBytes(new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe}))
                .isEqualTo("x.yaml: expected UTF-8 text, but 'x.yaml' is binary or in another encoding");
        assertThat(readBytes("name: x".getBytes(StandardCharsets.UTF_16)))
                .isEqualTo("x.yaml: expected UTF-8 text, but 'x.yaml' is binary or in another encoding");
        assertThat(read("name: x\nseed: \0"))
                .isEqualTo("x.yaml:2:7: expected text, but found the control character U+0000");
        assertThat(read("name: \uFFFF"))
                .isEqualTo("x.yaml:1:7: expected text, but found U+FFFF, which is no character");
        assertThat(read("name: \uF700"))
                .isEqualTo("x.yaml:1:7: expected text, but found the private-use character U+F700");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        assertThat(read("")).isEqualTo("x.yaml: expected a YAML document, but there is nothing in it");
        assertThat(read("\n\n# only this\n")).isEqualTo("x.yaml: expected a YAML document, but there is nothing in it");
        assertThat(read("---\n")).isEqualTo("x.yaml:2:1: expected a mapping, but found nothing");
    }

    @Test
    void aByteOrderMarkIsNoProblem() throws IOException {
        assertThat(read("\uFEFFname: x")).isEmpty();
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        String tooDeep = "too deep: expected at most 64 mappings and lists inside one another";
        assertThat(read("[".repeat(1_000_000))).isEqualTo("x.yaml:1:65: " + tooDeep);
        assertThat(read("{a: ".repeat(1_000_000))).endsWith(tooDeep);
        StringBuilder block = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            block.append(" ".repeat(i)).append("a:\n");
        }
        assertThat(read(block.toString())).isEqualTo("x.yaml:65:65: " + tooDeep);
        assertThat(read("- ".repeat(1_000_000))).endsWith(tooDeep);
    }

    @Test
    void deepNestingInAShortFormIsRefused() throws IOException {
        String list = "name: x\nproducers: {p: {emits: e, arrivals: 'at(" + "[".repeat(100_000) + "'}}";
        assertThat(read(list))
                .endsWith("producers.p.arrivals: too deep: expected at most 64 brackets inside one another");
        String calls = "mixture([".repeat(5_000) + "1s" + "])".repeat(5_000);
        assertThat(read("name: x\nproducers: {p: {emits: e, arrivals: 'every(1s, jitter=" + calls + ")'}}"))
                .contains("too deep");
    }

    @Test
    void aliasesAreAllowedButTheirBombsAreNot() throws IOException {
        assertThat(read("name: &n x\nservices:\n  a: &s {subscribes: [*n]}\n  b: *s\n"))
                .isEmpty();

        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            laughs.append("a%d: &a%d [".formatted(i, i))
                    .append(("*a" + (i - 1) + ", ").repeat(9))
                    .append("*a" + (i - 1) + "]\n");
        }
        assertThat(read(laughs.toString()))
                .endsWith("too many values: expected at most 200000, those behind aliases counted each time");

        StringBuilder tower = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 200; i++) {
            tower.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
        }
        assertThat(read(tower.toString()))
                .endsWith("too deep: expected at most 64 mappings and lists inside one another");
    }

    @Test
    void tooManyValuesAreRefused() throws IOException {
        assertThat(read("name: [" + "x,".repeat(300_000) + "]")).contains("too many values: expected at most 200000");
        assertThat(read("- x\n".repeat(300_000))).contains("too many values: expected at most 200000");
    }

    @Test
    void manyProblemsAreCountedAndNotAllPrinted() throws IOException {
        StringBuilder text = new StringBuilder("name: x\nservices:\n");
        for (int i = 0; i < 5000; i++) {
            text.append("  s").append(i).append(": {subscribes: [a], workers: x}\n");
        }
        assertThat(read(text.toString()).lines()).hasSize(101).last().isEqualTo("and 4900 more");
    }

    @Test
    void enormousWordsAreNeitherComparedNorPrinted() throws IOException {
        String word = "x".repeat(1_000_000);
        assertThat(read("name: x\nservices: {\"" + word + "\": {subscribes: [a]}}"))
                .hasSizeLessThan(3_000_000);
        assertThat(read("name: x\nduration: " + word)).hasSizeLessThan(300);
        assertThat(read("name: x\nduration: " + "9".repeat(1_000_000) + "s")).hasSizeLessThan(300);
    }

    @Test
    void callsThatNeverCloseAreNotSearchedForEachTime() throws IOException {
        assertThat(read("name: " + "f( ".repeat(1_000_000))).hasSizeLessThan(300);
        assertThat(read("name: " + "f(\n ".repeat(1_000_000))).hasSizeLessThan(300);
        assertThat(read("name: [" + "f('".repeat(1_000_000))).hasSizeLessThan(300);
    }

    @Test
    void unfinishedQuotesAndBracketsEndInASentence() throws IOException {
        for (String text : new String[] {
            "name: 'x",
            "name: \"x",
            "name: \"x\\",
            "name: {",
            "name: f(",
            "name: f('",
            "name: |",
            "name: &",
            "name: *",
            "name: !",
            "\\",
            "%",
            "@",
            "`",
            "name: %x",
            "]",
            "}",
            ",",
            "? ",
            ": ",
            "-",
            "--- |\n x",
            "name: |9\n x",
            "'a'b: c",
            "name: [f(a, b]",
            "\u0085",
            "\u2028"
        }) {
            assertThat(read(text)).as(text).doesNotContain("Exception");
        }
    }

    @Test
    void noiseNeverEndsInAnythingButASentence() throws IOException {
        String alphabet = "abf:,#{}[]()'\"|>-&*!%@`? \n\n  =0.5ms~\t\\é";
        Random random = new Random(2026);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder noise = new StringBuilder(i % 2 == 0 ? "" : "name: x\nproducers: {p: {emits: e, arrivals: ");
            int length = 1 + random.nextInt(40);
            for (int j = 0; j < length; j++) {
                noise.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Problems problems = new Problems();
            Toys.read(noise.toString(), problems);
            assertThat(CallShield.unshield(CallShield.shield(noise.toString()))).isEqualTo(noise.toString());
            assertThat(problems.toString()).doesNotContain("Exception");
        }
    }
}
