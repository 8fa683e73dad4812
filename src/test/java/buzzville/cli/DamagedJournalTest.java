package buzzville.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each command says of results whose journal is cut off, spoiled, empty or somebody else's. */
class DamagedJournalTest {
    private static final String CITY = """
            format: 1
            name: City
            seed: 3
            start: 2024-12-10T14:00:00Z
            duration: 10min
            zones: [nord]
            events: {alerte: {priority: high}, accident_route: {priority: critical}}
            producers: {capteur: {emits: alerte, arrivals: every(100ms)}}
            services: {police: {subscribes: [alerte, accident_route], service-time: 50ms}}
            incidents: {choc: {at: 5min, emit: {event: accident_route, zone: nord}}}
            """;

    /** Version, then the header's frame: its kind, four octets of length, the contents. */
    private static final int HEADER = 8 + 2;

    @TempDir
    static Path folder;

    private static Path results;
    private static byte[] whole;

    /**
     * A damaged file.
     *
     * @param refused what {@code replay} says if it can read nothing, else null
     * @param warned what it says if it can read a part
     * @param verified what {@code verify} says
     */
    private record Case(String name, byte[] octets, String refused, String warned, String verified) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void aRun() throws IOException {
        Path city = Files.writeString(folder.resolve("city.yaml"), CITY);
        results = folder.resolve("results");
        assertThat(Shell.run("run", city, "--journal", "--no-charts", "-q", "--out", results)
                        .status())
                .isZero();
        whole = Files.readAllBytes(results.resolve("journal.bvj"));
    }

    private static byte[] cut(int length) {
        return Arrays.copyOf(whole, length);
    }

    private static byte[] flipped(int place) {
        byte[] octets = whole.clone();
        octets[place] ^= 0x10;
        return octets;
    }

    private static Case refused(String name, byte[] octets, String why) {
        return new Case(name, octets, why, "", "journal.bvj: cannot be read: it " + why);
    }

    private static Case partly(String name, byte[] octets, String warned, String verified) {
        return new Case(name, octets, null, warned, "journal.bvj: " + verified);
    }

    static Stream<Case> damages() {
        byte[] newer = whole.clone();
        newer[8] = 2;
        byte[] longer = Arrays.copyOf(whole, whole.length + 3);
        return Stream.of(
                refused("empty", new byte[0], "is empty"),
                refused("foreign", "hello, world".getBytes(StandardCharsets.UTF_8), "is no journal of a run"),
                refused("a zip", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0, 0, 0, 0}, "is no journal of a run"),
                refused("cut in its first octets", cut(5), "ends before its header"),
                refused("cut in its header", cut(HEADER + 20), "ends before its header, or the header is damaged"),
                refused("spoiled in its first octets", flipped(3), "is no journal of a run"),
                refused("of a newer version", newer, "has version 2 of the format, but this program reads only up to"),
                refused("its header's kind", flipped(HEADER), "ends before its header, or the header is damaged"),
                refused("its header's length", flipped(HEADER + 2), "has a header that is damaged"),
                refused("its header's contents", flipped(HEADER + 30), "has a header that is damaged"),
                partly("cut behind its header", cut(header()), "has no end", "cut short"),
                partly("cut in the middle", cut(whole.length / 2), "ends in the middle of a block", "cut short"),
                partly("cut by an octet", cut(whole.length - 1), "ends in the middle of a block", "cut short"),
                partly("spoiled in the middle", flipped(whole.length / 2), "is damaged", "damaged"),
                partly("its last block", flipped(whole.length - 90), "is damaged", "damaged"),
                partly("its end", flipped(whole.length - 10), "has a footer that is damaged", "damaged"),
                partly("longer", longer, "goes on behind its end", "damaged"));
    }

    private static int header() {
        int length = 0;
        for (int i = 4; i > 0; i--) {
            length = length << 8 | whole[HEADER + i] & 0xFF;
        }
        return HEADER + 5 + length + 4;
    }

    private static void damaged(Case damage) throws IOException {
        Files.write(results.resolve("journal.bvj"), damage.octets());
    }

    @ParameterizedTest
    @MethodSource("damages")
    void replayReadsWhatCanBeReadAndSaysWhatIsWrong(Case damage) throws IOException {
        damaged(damage);
        for (String[] words : new String[][] {
            {"--summary"}, {"--at", "end"}, {"--list"}, {"--messages"}, {"--entity", "police"}, {"--diff", "0s", "end"}
        }) {
            Object[] line = Stream.concat(Stream.of("replay", results), Arrays.stream(words))
                    .toArray();
            Shell shell = Shell.run(line);
            assertThat(shell.out() + shell.err()).doesNotContain("Exception", "\tat ");
            if (damage.refused() != null) {
                assertThat(shell.status()).isEqualTo(2);
                assertThat(shell.err()).contains("journal.bvj' " + damage.refused());
                assertThat(shell.out()).isEmpty();
            } else if (!damage.name().contains("header") || !words[0].equals("--entity")) {
                assertThat(shell.status()).isZero();
                assertThat(shell.out()).isNotNull();
            }
        }
        if (damage.refused() == null) {
            Shell summary = Shell.run("replay", results);
            assertThat(summary.out()).contains("not whole");
            assertThat(summary.err()).contains(damage.warned());
        }
    }

    @ParameterizedTest
    @MethodSource("damages")
    void verifySaysThatItCannotBeReadOrWhereItIsDamaged(Case damage) throws IOException {
        damaged(damage);
        Shell verify = Shell.run("verify", results, "-q");
        assertThat(verify.status()).isEqualTo(3);
        Shell told = Shell.run("verify", results);
        assertThat(told.status()).isEqualTo(3);
        assertThat(told.out()).contains(damage.verified());
        assertThat(told.out()).doesNotContain("Exception");
    }

    @Test
    void thePrefixThatCanBeReadIsThatOfTheWhole() throws IOException {
        Files.write(results.resolve("journal.bvj"), whole);
        String messages = Shell.run("replay", results, "--messages").out();
        Files.write(results.resolve("journal.bvj"), cut(whole.length / 2));
        String prefix = Shell.run("replay", results, "--messages").out();
        assertThat(prefix.length()).isBetween(messages.length() / 4, messages.length() * 3 / 4);
        assertThat(messages).startsWith(prefix);
    }

    @Test
    void auditAndBranchDoNotReadTheJournalSoItsDamageDoesNotMatter() throws IOException {
        Files.write(results.resolve("journal.bvj"), whole);
        Shell audit = Shell.run("audit", results, "INC_20241210_001");
        assertThat(audit.status()).isZero();
        Shell branch = Shell.run("branch", results, "--at", "5min", "--no-charts", "-q", "--out", folder.resolve("b1"));
        assertThat(branch.status()).describedAs(branch.err()).isLessThan(2);
        for (byte[] octets : new byte[][] {new byte[0], cut(20), flipped(HEADER + 30), cut(whole.length / 2)}) {
            Files.write(results.resolve("journal.bvj"), octets);
            assertThat(Shell.run("audit", results, "INC_20241210_001").out()).isEqualTo(audit.out());
        }
        Shell again = Shell.run("branch", results, "--at", "5min", "--no-charts", "-q", "--out", folder.resolve("b2"));
        assertThat(again.status()).isEqualTo(branch.status());
    }

    @Test
    void inFrenchToo() throws IOException {
        Files.write(results.resolve("journal.bvj"), new byte[0]);
        assertThat(Shell.run("verify", results, "--lang", "fr").out()).contains("journal.bvj: illisible : il est vide");
        Files.write(results.resolve("journal.bvj"), flipped(whole.length / 2));
        assertThat(Shell.run("verify", results, "--lang", "fr").out())
                .contains("journal.bvj: endommagé")
                .containsPattern("enregistrement \\d+: est endommagé");
    }
}
