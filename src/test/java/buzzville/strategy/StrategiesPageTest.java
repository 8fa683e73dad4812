package buzzville.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The committed page of strategies, and the drawings on it, are those that the policies of today make. */
@Tag("once")
class StrategiesPageTest {
    private static final Path PAGE = Path.of("docs/strategies.md");
    private static final Path PICTURES = Path.of("docs/images/strategies");
    private static final String MADE =
            "<!-- Made by StrategiesPageTest from here on; -Dapprove=true makes it anew. -->\n";
    /** Drawings that are not made here. */
    private static final Set<String> BY_HAND = Set.of("order.svg");

    private static StrategiesPage page;

    @BeforeAll
    static void make() throws IOException {
        page = StrategiesPage.make();
        if (Boolean.getBoolean("approve")) {
            Files.createDirectories(PICTURES);
            Files.writeString(PAGE, prose() + MADE + "\n" + page.text());
            for (String old : drawn().keySet()) {
                Files.delete(PICTURES.resolve(old));
            }
            for (Map.Entry<String, String> picture : page.pictures().entrySet()) {
                Files.writeString(PICTURES.resolve(picture.getKey()), picture.getValue());
            }
        }
    }

    @Test
    void thePageSaysWhatThePoliciesSayAndDo() throws IOException {
        String committed = Files.readString(PAGE);

        assertThat(committed).contains(MADE);
        assertThat(committed.substring(committed.indexOf(MADE) + MADE.length()).strip())
                .as("%s is out of date; run this test with -Dapprove=true", PAGE)
                .isEqualTo(page.text().strip());
    }

    @Test
    void theDrawingsShowWhatThePoliciesDo() throws IOException {
        Map<String, String> drawn = drawn();

        assertThat(drawn.keySet())
                .as("drawings; run this test with -Dapprove=true")
                .isEqualTo(new TreeSet<>(page.pictures().keySet()));
        assertThat(drawn).isEqualTo(page.pictures());
        assertThat(drawn)
                .allSatisfy((name, svg) -> assertThat(svg.length()).as(name).isLessThan(15_000));
    }

    @Test
    void everyDrawingMadeByHandIsOnThePage() throws IOException {
        String committed = Files.readString(PAGE);

        assertThat(BY_HAND).allSatisfy(name -> assertThat(committed).contains("(images/strategies/" + name + ")"));
        assertThat(BY_HAND).allMatch(name -> Files.exists(PICTURES.resolve(name)));
    }

    @Test
    void theSurgeOnThePageIsTheOneThatIsRun() throws IOException {
        assertThat(Files.readString(PAGE)).contains("format: 1\n" + Surge.CITY);
    }

    private static String prose() throws IOException {
        String committed = Files.readString(PAGE);
        int made = committed.indexOf(MADE);
        return made < 0 ? committed : committed.substring(0, made);
    }

    private static Map<String, String> drawn() throws IOException {
        try (Stream<Path> files = Files.list(PICTURES)) {
            return files.filter(file -> !BY_HAND.contains(file.getFileName().toString()))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString(),
                            StrategiesPageTest::read,
                            (a, b) -> a,
                            TreeMap::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
