package buzzville.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.City;
import buzzville.city.Run;
import buzzville.message.Priority;
import buzzville.report.Runs;
import buzzville.report.text.Labels;
import buzzville.report.text.ReportLanguage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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

    /** Down from 2 to 5 s: those of 2.5, 3.5 and 4.5 s wait, and are done until 5.75 s. */
    private static final String DOWN = """
            format: 1
            duration: 8s
            series: 1s
            events: {e: {}}
            producers: {p: {emits: e, arrivals: "every(1s, phase=500ms)"}}
            %s
            services: {s: {subscribes: [e], service-time: 250ms, label: {en: Desk, fr: Guichet}}}
            %s
            """;

    private static final String OUTAGE =
            "incidents: {down: {at: 2s, for: 3s, outage: {services: [s]}, label: {en: Coffee, fr: Café}}}";

    private List<Picture> asked(String city, ReportLanguage language) throws Exception {
        City planned = Runs.city(city, folder);
        planned.watchSeries();
        return Charts.of(planned.finish(), language).pictures();
    }

    private static Picture named(List<Picture> pictures, String name) {
        return pictures.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void lagIsDrawnWhereTheBrokerKeepsAJournal() throws Exception {
        String kept = DOWN.formatted("broker: {journal: {}}", OUTAGE);
        assertThat(named(asked(kept, ReportLanguage.EN), "lag").svg())
                .contains("Desk: at most 3", "Furthest behind: Desk, by 3 messages, at about 4 s.", "Coffee");
        assertThat(named(asked(kept, ReportLanguage.FR), "lag").svg())
                .contains("Guichet : au plus 3", "Le plus en retard : Guichet, de 3 messages, vers 4 s.", "Café");
        assertThat(asked(DOWN.formatted("", OUTAGE), ReportLanguage.EN))
                .extracting(Picture::name)
                .doesNotContain("lag")
                .contains("age");
    }

    @Test
    void theAgeOfTheOldestIsDrawnWhereSomethingLastingGoesWrong() throws Exception {
        String down = DOWN.formatted("", OUTAGE);
        assertThat(named(asked(down, ReportLanguage.EN), "age").svg())
                .contains("The oldest: 2.5 s, at Desk, at 5 s.", "Desk (2.5 s)", "Coffee");
        assertThat(named(asked(down, ReportLanguage.FR), "age").svg())
                .contains("Le plus ancien : 2,5 s, Guichet, à 5 s.", "Guichet (2,5 s)");
        assertThat(asked(DOWN.formatted("", ""), ReportLanguage.EN))
                .extracting(Picture::name)
                .doesNotContain("lag", "age");
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

        Arrivals info = Arrivals.of(scene.run(), Priority.INFO);

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

    @Test
    void anAlarmThatComesByTheClockIsMarkedLikeAnIncident() throws Exception {
        String clock = Runs.BUSY
                .replace("  alarme: {", "  grele: {label: {fr: Grêle, en: Hail}, priority: critical}\n  alarme: {")
                .replace("  capteur: {", "  station: {emits: grele, count: 2, arrivals: 'at([7s, 9s])'}\n  capteur: {")
                .replace("subscribes: [alarme]", "subscribes: [alarme, grele]");
        Labels english = new Labels(Runs.of(clock, folder).scenario(), ReportLanguage.EN);

        assertThat(Alarm.of(Runs.of(clock, folder).scenario(), english))
                .containsExactly(new Alarm("Hail", 7_000_000_000L), new Alarm("Hail", 9_000_000_000L));
        assertThat(latencies(Runs.of(clock, folder), ReportLanguage.FR)).contains("Grêle");

        String often = clock.replace("[7s, 9s]", "[1s, 2s, 3s, 4s, 5s, 6s, 7s, 8s, 9s, 10s]");
        String harmless = clock.replace("Hail}, priority: critical", "Hail}, priority: normal");
        assertThat(Alarm.of(Runs.of(often, folder).scenario(), english)).isEmpty();
        assertThat(Alarm.of(Runs.of(harmless, folder).scenario(), english)).isEmpty();
    }

    @Test
    void whoeverTheHeadlineOfWorkersNamesIsDrawn() throws Exception {
        // seven are half busy all along; the eighth has one job of 10 s and is else idle
        StringBuilder city =
                new StringBuilder("format: 1\nduration: 100s\nseries: 2s\nevents: {a: {}, b: {}}\nproducers:\n"
                        + "  p: {emits: a, arrivals: 'every(1s, phase=0s)'}\n  q: {emits: b, arrivals: 'at([50s])'}\n"
                        + "services:\n");
        for (int i = 0; i < 7; i++) {
            city.append("  busy%d: {subscribes: [a], service-time: 500ms}%n".formatted(i));
        }
        city.append("  rare: {label: {fr: Rare, en: Seldom}, subscribes: [b], service-time: 10s}\n");

        assertThat(svg(Runs.of(city.toString(), folder), ReportLanguage.EN, "utilisation"))
                .contains("Longest at its limit: Seldom, fully busy for 10 s", "Seldom (10%)", "6 stages of 8");
    }

    @Test
    void partitionsThatAreAlikeAreABandAndTheFullestALine() throws Exception {
        String four = Runs.BUSY
                .replace("zones: [nord, sud]", "zones: [nord, sud, est, ouest]")
                .replace("surge: {factor: 4}", "surge: {zones: [est], factor: 40}")
                .replace("exponential(2ms)", "exponential(10ms)");

        assertThat(svg(Runs.of(four, folder), ReportLanguage.EN, "utilisation"))
                .contains("broker est", "broker, the other 3")
                .doesNotContain("broker nord", "broker sud", "broker ouest");
    }

    @Test
    void fewMessagesAreCountedAndNotMadeARate() {
        long second = 1_000_000_000L;
        long[] two = new long[240];
        Arrays.fill(two, 2);
        long[] many = new long[240];
        Arrays.fill(many, 20);

        assertThat(Throughput.step(second, many)).isEqualTo(1);
        assertThat(Throughput.step(second, two)).as("10 s have 20 messages").isEqualTo(10);
        assertThat(Throughput.step(second, new long[240]))
                .as("a twelfth of the run at most")
                .isEqualTo(20);
    }

    @Test
    void aScaleWithZerosDoesNotCallThemLogarithmic() throws Exception {
        String quick = Runs.BY_HAND.replace("objectives:", "  journal: {subscribes: [feu]}\nobjectives:");
        Picture picture =
                Charts.of(Runs.of(quick, folder), ReportLanguage.EN).pictures().get(0);

        assertThat(picture.caption()).contains("what took no time stands at its foot");
        assertThat(Charts.of(Runs.of(Runs.BY_HAND, folder), ReportLanguage.EN)
                        .pictures()
                        .get(0)
                        .caption())
                .contains("The axis is logarithmic.");
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
