package buzzville.report.clocks.export;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.causality.log.Chronicle;
import buzzville.causality.log.Circumstances;
import buzzville.causality.log.ClockRules;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.causality.log.LoggedEvent.Kind;
import buzzville.causality.log.RandomLogs;
import buzzville.clock.LamportClock;
import buzzville.clock.VectorClock;
import buzzville.report.text.ReportLanguage;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SpaceTimeSvgTest {
    private static String svg(EventLog log, ReportLanguage language) throws IOException {
        return Logs.text((any, out) -> SpaceTimeSvg.write(any, language, out), log);
    }

    private static Document read(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    /** Elements of a class, those of the legend apart. */
    private static List<Element> drawn(Document picture, String style) {
        NodeList all = picture.getElementsByTagName("*");
        List<Element> drawn = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            boolean legend = element.getParentNode() instanceof Element parent
                    && parent.getAttribute("class").equals("sign");
            if (element.getAttribute("class").equals(style) && !legend) {
                drawn.add(element);
            }
        }
        return drawn;
    }

    @Test
    void thereIsAMarkForEachEventAndAnArrowForEachReception() throws Exception {
        for (EventLog log : List.of(
                Logs.chain(),
                Logs.fan(),
                Logs.overtaking(),
                Logs.hostile(1),
                Logs.instantly(5),
                RandomLogs.of(1, ClockRules.TEXTBOOK, 3, 100, 0.2),
                RandomLogs.of(1, ClockRules.TEXTBOOK, 40, 140, 0))) {
            Document picture = read(svg(log, ReportLanguage.EN));

            assertThat(drawn(picture, "event")).hasSameSizeAs(log.events());
            assertThat(drawn(picture, "arrow")).hasSameSizeAs(Arrow.of(log));
            int steps = (int) log.events().stream()
                    .filter(event ->
                            !event.received().isEmpty() && !event.sent().isEmpty())
                    .count();
            assertThat(drawn(picture, "send")).hasSize(count(log, Kind.SEND));
            assertThat(drawn(picture, "step")).hasSize(steps);
            assertThat(drawn(picture, "receive")).hasSize(count(log, Kind.RECEIVE) - steps);
            assertThat(drawn(picture, "local")).hasSize(count(log, Kind.LOCAL));
        }
    }

    private static int count(EventLog log, Kind kind) {
        return (int) log.events().stream().filter(event -> event.kind() == kind).count();
    }

    @Test
    void everyArrowPointsDownwards() throws Exception {
        for (EventLog log : List.of(Logs.instantly(4), RandomLogs.of(2, ClockRules.TEXTBOOK, 5, 120, 0.2))) {
            for (Element arrow : drawn(read(svg(log, ReportLanguage.EN)), "arrow")) {
                if (arrow.getTagName().equals("line")) {
                    assertThat(Double.parseDouble(arrow.getAttribute("y2")))
                            .isGreaterThan(Double.parseDouble(arrow.getAttribute("y1")));
                }
            }
        }
    }

    @Test
    void theTextSaysAllThatThePictureShows() throws Exception {
        Document picture = read(svg(Logs.chain(), ReportLanguage.EN));
        String title = picture.getElementsByTagName("title").item(0).getTextContent();
        String text = picture.getElementsByTagName("desc").item(0).getTextContent();

        assertThat(title).isEqualTo("Space-time diagram: feu-accident");
        assertThat(text)
                .contains(
                        "seed 42",
                        "Buzz Ville 0.1.0",
                        "0 s is 2024-12-10T14:32:00.000Z",
                        "vector of feu, accident, meteo")
                .contains(
                        "\n1. 10 s, feu sends m1 (feu_rouge), L 101, V [1,0,0], local time 11.2 s ± 0.01 s, HLC 11.2 s / 0\n")
                .contains("\n2. 11 s, accident receives m1 and sends m2 (accident), L 102, V [1,1,0], local time 11 s")
                .contains("\n3. 11.2 s, meteo receives m2 (meteo), L 103, V [1,1,1]");
        assertThat(picture.getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(drawn(picture, "label").stream().map(Element::getTextContent))
                .containsExactly("L 101  [1,0,0]", "L 102  [1,1,0]", "L 103  [1,1,1]");
        assertThat(drawn(picture, "time").stream().map(Element::getTextContent))
                .containsExactly("10 s", "11 s", "11.2 s");
    }

    @Test
    void theSameInFrench() throws Exception {
        Document picture = read(svg(Logs.chain(), ReportLanguage.FR));

        assertThat(picture.getElementsByTagName("desc").item(0).getTextContent())
                .contains(
                        "graine 42",
                        "\n1. 10 s, feu envoie m1 (feu_rouge), L 101, V [1,0,0], temps local 11,2 s ± 0,01 s")
                .contains("accident reçoit m1 et envoie m2")
                .doesNotContain("sends", "receives");
        assertThat(picture.getDocumentElement().getAttribute("lang")).isEqualTo("fr");
        assertThat(drawn(picture, "time").stream().map(Element::getTextContent)).contains("11,2 s");
    }

    @Test
    void aLongLogIsCutShortAndSaysSo() throws Exception {
        EventLog log = RandomLogs.of(3, ClockRules.TEXTBOOK, 5, 2000, 0);
        Document picture = read(svg(log, ReportLanguage.EN));
        int all = log.events().size();
        int within = (int) Arrow.of(log).stream()
                .filter(arrow -> arrow.to().id() <= SpaceTimeSvg.MOST)
                .count();
        int beyond = (int) Arrow.of(log).stream()
                .filter(arrow ->
                        arrow.from().id() <= SpaceTimeSvg.MOST && arrow.to().id() > SpaceTimeSvg.MOST)
                .count();

        assertThat(drawn(picture, "event")).hasSize(SpaceTimeSvg.MOST);
        assertThat(drawn(picture, "arrow")).hasSize(within);
        assertThat(drawn(picture, "stub")).hasSize(beyond);
        assertThat(all).isBetween(1000, 1999);
        assertThat(picture.getElementsByTagName("desc").item(0).getTextContent())
                .contains("The first 150 of 1," + Integer.toString(all).substring(1) + " events");
        assertThat(svg(log, ReportLanguage.FR)).contains("Les 150 premiers événements sur ");
    }

    @Test
    void whatIsKnownByOtherWaysHasLinesOfItsOwn() throws Exception {
        EventLog log = RandomLogs.of(4, ClockRules.TEXTBOOK, 4, 120, 0.3);
        int after = log.events().stream()
                .mapToInt(event -> event.circumstances().after().size())
                .sum();
        assertThat(after).isPositive();
        assertThat(drawn(read(svg(log, ReportLanguage.EN)), "after")).hasSize(after);

        Chronicle chronicle = Logs.chronicle(ClockRules.TEXTBOOK);
        int call = Logs.at(chronicle, 0, Kind.LOCAL, "appel", 0);
        chronicle.event(1, Kind.LOCAL, "depart", List.of(), 5, 5, 0, Circumstances.NONE.withHidden(List.of(call)));
        String svg = svg(chronicle.log(Logs.SOURCE), ReportLanguage.FR);
        assertThat(drawn(read(svg), "hidden")).hasSize(1);
        assertThat(svg).contains("une cause qu&#39;aucune horloge ne voit");
    }

    @Test
    void brokenRulesStandInAFrame() throws Exception {
        EventLog log = RandomLogs.of(1, Logs.rules(LamportClock.Rule.NO_MERGE, VectorClock.Rule.COPY, 0), 3, 30, 0);
        Document picture = read(svg(log, ReportLanguage.EN));

        assertThat(drawn(picture, "broken")).hasSize(1);
        assertThat(drawn(picture, "alarm").get(0).getTextContent())
                .isEqualTo("BROKEN ON PURPOSE: lamport: no-merge, vector: copy");
        assertThat(svg(log, ReportLanguage.FR)).contains("FAUX EXPRÈS : lamport: no-merge, vector: copy");
        assertThat(drawn(read(svg(Logs.chain(), ReportLanguage.EN)), "broken")).isEmpty();
    }

    @Test
    void nothingInItLeadsElsewhereAndNamesStayNames() throws Exception {
        String svg = svg(Logs.hostile(1), ReportLanguage.EN);

        assertThat(svg.replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
                .doesNotContain("http", "<script", "href", "@import");
        assertThat(read(svg).getElementsByTagName("desc").item(0).getTextContent())
                .contains("<script>alert(1)</script>", "été-東京-🚦", "a\"b'c");
    }

    @Test
    void aLogWithoutEventsIsAPictureThatSaysSo() throws Exception {
        EventLog none = new EventLog(Logs.SOURCE, ClockRules.TEXTBOOK, List.of(), List.<LoggedEvent>of(), 0);

        assertThat(read(svg(none, ReportLanguage.EN)).getDocumentElement().getTextContent())
                .contains("The log has no events.");
        assertThat(svg(none, ReportLanguage.FR)).contains("Le journal n&#39;a pas d&#39;événements.");
    }
}
