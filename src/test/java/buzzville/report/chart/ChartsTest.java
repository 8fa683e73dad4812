package buzzville.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Run;
import buzzville.report.Runs;
import buzzville.report.text.ReportLanguage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
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
                        "latency-over-time", "latency-distribution", "losses", "throughput", "queues", "utilisation");
        for (Picture picture : charts.pictures()) {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));
            assertThat(image.getWidth()).isEqualTo(1200);
            assertThat(image.getHeight()).isBetween(670, 1000);
            assertThat(coloursIn(image)).as(picture.name()).hasSizeGreaterThan(20);
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
                .containsExactly("throughput", "utilisation");
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
