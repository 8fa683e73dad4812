package buzzville.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Run;
import buzzville.message.Priority;
import buzzville.report.Runs;
import buzzville.report.text.ReportLanguage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ChartsTest {
    @TempDir
    Path folder;

    @Test
    void aBusyCityHasSixChartsInAReadableSize() throws Exception {
        Charts charts = Charts.of(Runs.of(Runs.BUSY, folder), ReportLanguage.EN);

        assertThat(charts.notes()).isEmpty();
        assertThat(charts.pictures())
                .extracting(Picture::name)
                .containsExactly(
                        "latency-over-time", "losses", "queues", "utilisation", "throughput", "latency-distribution");
        for (Picture picture : charts.pictures()) {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));
            assertThat(image.getWidth()).isEqualTo(1200);
            assertThat(image.getHeight()).isBetween(500, 1000);
            assertThat(coloursIn(image)).as(picture.name()).hasSizeGreaterThan(15);
            assertThat(picture.caption()).isNotBlank();
        }
    }

    @Test
    void aDrawingIsSoundXmlThatScales() throws Exception {
        for (Picture picture :
                Charts.of(Runs.of(Runs.BUSY, folder), ReportLanguage.FR).pictures()) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element root = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(picture.svg())))
                    .getDocumentElement();
            assertThat(root.getAttribute("viewBox")).startsWith("0 0 1200 ");
            assertThat(root.getTextContent()).contains(picture.title());
        }
    }

    @Test
    void incidentsAreNamedInTheLanguageOfTheReader() throws Exception {
        String labelled = Runs.BUSY.replace("crowd: {", "crowd: {label: {fr: Foule, en: Crowd}, ");
        Run run = Runs.of(labelled, folder);

        assertThat(latencies(run, ReportLanguage.EN)).contains("Crowd", "fire", "warm-up");
        assertThat(latencies(run, ReportLanguage.FR)).contains("Foule", "mise en route");
    }

    @Test
    void whatHasNothingToShowIsLeftOut() throws Exception {
        Run idle = Runs.of(Runs.BY_HAND.replace("duration: 10s", "duration: 1s"), folder);

        assertThat(Charts.of(idle, ReportLanguage.EN).pictures())
                .extracting(Picture::name)
                .containsExactly("utilisation", "throughput");
    }

    @Test
    void whatIsLostIsLaterThanAnythingAndDoesNotMakeTheRestLookQuick() throws Exception {
        // the crowd offers more than the worker can do, and what waits for 2 s expires
        String crowded =
                Runs.BUSY.replace("exponential(60ms)", "constant(100ms)").replace("factor: 4", "factor: 40");
        Run run = Runs.of(crowded, folder);
        Scene scene = new Scene(run, ReportLanguage.EN, new Theme(Fonts.plain(), Fonts.bold()));
        int during = (int) (30_000_000_000L / run.summary().span().bucket());

        Arrivals info = Arrivals.of(scene, Priority.INFO);

        assertThat(info.high(during)).isInfinite();
        assertThat(info.missing(during)).isTrue();
        assertThat(run.ledger().endToEnd(Priority.INFO).percentile(during, 0.99))
                .isLessThan(3e9);
        assertThat(latencies(run, ReportLanguage.EN)).contains("not delivered");
    }

    @Test
    void aPriorityHasItsColourAndSoHasALaneOfItsName() throws Exception {
        for (Picture picture :
                Charts.of(Runs.of(Runs.BUSY, folder), ReportLanguage.EN).pictures()) {
            boolean stages = picture.name().equals("utilisation");
            assertThat(usesColour(picture.svg(), 0xD5, 0x5E, 0x00))
                    .as(picture.name())
                    .isEqualTo(!stages);
        }
    }

    @Test
    void partitionsByZoneBearItsName() throws Exception {
        String labelled = Runs.BUSY
                .replace("zones: [nord, sud]", "zones: {nord: {label: {fr: Nord, en: North}}, sud: {}}")
                .replace("exponential(2ms)", "exponential(40ms)");
        Run run = Runs.of(labelled, folder);

        assertThat(svg(run, ReportLanguage.EN, "utilisation"))
                .contains("broker North", "broker sud")
                .doesNotContain("broker[");
        assertThat(svg(run, ReportLanguage.FR, "queues")).contains("courtier Nord");
    }

    @Test
    void everyWordOfAChartIsInTheLanguageOfTheReader() throws Exception {
        for (Picture picture :
                Charts.of(Runs.of(Runs.BUSY, folder), ReportLanguage.FR).pictures()) {
            assertThat(picture.svg().replaceAll("<[^>]*>", " ") + picture.title() + picture.caption())
                    .as(picture.name())
                    .contains("stratégie", "graine")
                    .doesNotContain(
                            "strategy", "latency", "lost", "delivered", "dropped", "waiting", "simulated", "busy");
        }
    }

    @Test
    void twoDrawingsOfOneRunAreTheSameBytes() throws Exception {
        Run run = Runs.of(Runs.BUSY, folder);
        List<Picture> first = Charts.of(run, ReportLanguage.EN).pictures();
        List<Picture> second = Charts.of(run, ReportLanguage.EN).pictures();

        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i).svg()).isEqualTo(first.get(i).svg());
            assertThat(second.get(i).png()).isEqualTo(first.get(i).png());
        }
    }

    @Test
    void oneThreadIsTheThreadThatAsksAndTwoDrawAtOnce() throws Exception {
        Run run = Runs.of(Runs.BY_HAND, folder);
        Set<Thread> drawing = new HashSet<>();
        Function<Scene, @Nullable Drawing> alone = scene -> {
            drawing.add(Thread.currentThread());
            return null;
        };
        Charts.of(run, ReportLanguage.EN, 1, List.of(alone, alone, alone, alone));
        assertThat(drawing).containsExactly(Thread.currentThread());

        CyclicBarrier both = new CyclicBarrier(2);
        List<Integer> met = Collections.synchronizedList(new ArrayList<>());
        Function<Scene, @Nullable Drawing> together = scene -> {
            try {
                met.add(both.await(1, TimeUnit.MINUTES));
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException("nobody else draws", e);
            }
            return null;
        };
        Charts charts = Charts.of(run, ReportLanguage.EN, 2, List.of(together, together));
        assertThat(charts.notes()).isEmpty();
        assertThat(met).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void namesOfIncidentsNeverMeet() throws Exception {
        StringBuilder incidents = new StringBuilder("incidents:\n");
        for (int i = 0; i < 12; i++) {
            incidents.append(
                    "  name-of-incident-%d: {at: %ds, for: 6s, surge: {factor: 2}}%n".formatted(i, 10 + 4 * i));
        }
        String many = Runs.BUSY.substring(0, Runs.BUSY.indexOf("incidents:")) + incidents;
        IncidentStrip one = strip(Runs.BUSY.substring(0, Runs.BUSY.indexOf("  fire:")));

        assertThat(one.rows()).isEqualTo(1);
        assertThat(strip(many).rows()).isBetween(3, 14);
        assertThat(latencies(Runs.of(many, folder), ReportLanguage.EN))
                .contains("name-of-incident-0", "name-of-incident-11");
    }

    private IncidentStrip strip(String yaml) throws Exception {
        return new IncidentStrip(
                Runs.of(yaml, folder), ReportLanguage.EN, new Theme(Fonts.plain(), Fonts.bold()), 1000);
    }

    private static boolean usesColour(String svg, int red, int green, int blue) {
        return svg.contains("rgb(%d,%d,%d)".formatted(red, green, blue));
    }

    private static String svg(Run run, ReportLanguage language, String name) {
        return Charts.of(run, language).pictures().stream()
                .filter(picture -> picture.name().equals(name))
                .findFirst()
                .orElseThrow()
                .svg();
    }

    @Test
    void hostileNamesDoNotSpoilADrawing() throws Exception {
        String hostile = Runs.BUSY
                .replace("name: Busy", "name: \"<b>&\\e\\n]]>\\u202e" + "x".repeat(200) + "\"")
                .replace("crowd: {", "crowd: {label: \"\\x00]]><g/>\\n\", ");
        Charts charts = Charts.of(Runs.of(hostile, folder), ReportLanguage.EN);

        assertThat(charts.notes()).isEmpty();
        for (Picture picture : charts.pictures()) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(picture.svg())));
        }
    }

    private static String latencies(Run run, ReportLanguage language) {
        return Charts.of(run, language).pictures().get(0).svg();
    }

    private static Set<Integer> coloursIn(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y += 3) {
            for (int x = 0; x < image.getWidth(); x += 3) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours;
    }
}
