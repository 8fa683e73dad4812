package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.CityPlanner;
import buzzville.city.Judgement;
import buzzville.city.Judgement.Verdict;
import buzzville.city.Reason;
import buzzville.city.Run;
import buzzville.experiment.Findings;
import buzzville.experiment.Pool;
import buzzville.experiment.Promise;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Read by the parser of the JDK, as a build server would. */
class JunitXmlTest {
    @TempDir
    Path folder;

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static Element only(Element parent, String name) {
        assertThat(parent.getElementsByTagName(name).getLength()).as(name).isEqualTo(1);
        return (Element) parent.getElementsByTagName(name).item(0);
    }

    private static Element testCase(Document document, int index) {
        return (Element) document.getElementsByTagName("testcase").item(index);
    }

    private Scenario scenario(String objectives) throws IOException {
        return Runs.scenario(Runs.BY_HAND.substring(0, Runs.BY_HAND.indexOf("objectives:")) + objectives, folder);
    }

    private Findings once(Scenario scenario) {
        return Findings.of(CityPlanner.plan(scenario, ScenarioFile.PLAIN, 0).finish());
    }

    /** A run by hand, its promises replaced. */
    private Findings promised(Map<String, Promise> promises) throws IOException {
        Findings findings = once(scenario("objectives: {kept: garde loss < 20%}\n"));
        return new Findings(findings.scenario(), findings.summary(), promises, Map.of(), findings.runs());
    }

    private static Promise promise(Verdict verdict, double actual) {
        Reason why = verdict == Verdict.NO_DATA ? new Reason.NothingHappened() : null;
        return Promise.of(new Judgement("garde loss < 20%", verdict, actual, "", why));
    }

    @Test
    void brokenPromisesAreFailuresAndPromisesWithoutDataErrors() throws Exception {
        Map<String, Promise> promises = new LinkedHashMap<>();
        promises.put("kept", promise(Verdict.PASS, 0.1));
        promises.put("broken", promise(Verdict.FAIL, 0.3));
        promises.put("unheard", promise(Verdict.NO_DATA, Double.NaN));

        Document document = parse(JunitXml.text("By hand", Map.of("plain", promised(promises))));

        Element suite = only(document.getDocumentElement(), "testsuite");
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("testsuites");
        assertThat(suite.getAttribute("name")).isEqualTo("plain");
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.hasAttribute("time")).isFalse();
        assertThat(testCase(document, 0).getAttribute("name")).isEqualTo("kept");
        assertThat(testCase(document, 0).getAttribute("classname")).isEqualTo("By hand.plain");
        assertThat(testCase(document, 0).getElementsByTagName("*").getLength()).isZero();
        assertThat(only(testCase(document, 1), "failure").getAttribute("type")).isEqualTo("fail");
        Element error = only(testCase(document, 2), "error");
        assertThat(error.getAttribute("type")).isEqualTo("no-data");
        assertThat(error.getTextContent()).contains("nothing happened that it is about");
    }

    @Test
    void aFailureSaysWhatWasFoundAndWhy() throws Exception {
        Document document = parse(JunitXml.text("By hand", Map.of("plain", once(scenario("""
                objectives:
                  most: loss < 5%
                """)))));

        // one of ten messages finds the lane full
        Element failure = only(testCase(document, 0), "failure");
        assertThat(failure.getAttribute("type")).isEqualTo("fail");
        assertThat(failure.getAttribute("message")).isEqualTo("loss < 5%: FAIL, 10%");
        assertThat(failure.getTextContent()).isEqualTo("10%");
    }

    @Test
    void whatIsLeftOpenIsNotGreen() throws Exception {
        Scenario scenario = Runs.scenario("""
                format: 1
                duration: 20s
                events: {feu: {}}
                producers: {capteur: {emits: feu, arrivals: poisson(5/s)}}
                services: {garde: {subscribes: [feu], service-time: exponential(100ms)}}
                objectives: {open: wait mean < 50ms}
                """, folder);
        Pool pool = new Pool();
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int k = 0; k < 3; k++) {
            Run run = CityPlanner.plan(scenario, ScenarioFile.PLAIN, k).finish();
            double wait = run.summary().objectives().get("open").actual();
            least = Math.min(least, wait);
            most = Math.max(most, wait);
            pool.add(run.summary());
        }
        double middle = (least + most) / 2 / 1e6;
        Scenario open = Runs.scenario("""
                format: 1
                duration: 20s
                events: {feu: {}}
                producers: {capteur: {emits: feu, arrivals: poisson(5/s)}}
                services: {garde: {subscribes: [feu], service-time: exponential(100ms)}}
                objectives: {open: wait mean < %sms}
                """.formatted(new BigDecimal(middle).toPlainString()), folder);
        Pool again = new Pool();
        for (int k = 0; k < 3; k++) {
            again.add(CityPlanner.plan(open, ScenarioFile.PLAIN, k).finish().summary());
        }

        Document document = parse(JunitXml.text("Open", Map.of("plain", again.findings(open))));
        Element failure = only(testCase(document, 0), "failure");
        assertThat(failure.getAttribute("type")).isEqualTo("inconclusive");
        assertThat(failure.getTextContent()).contains("[").contains("more would tell");
    }

    @Test
    void namesMayHoldAnything() throws Exception {
        Findings findings = promised(Map.of("a <b> & \"c\" \u0001", promise(Verdict.PASS, 0.1)));
        Map<String, Findings> strategies = new LinkedHashMap<>();
        strategies.put("]]> '1'", findings);
        strategies.put("two", findings);

        Document document = parse(JunitXml.text("<x>", strategies));
        assertThat(document.getElementsByTagName("testsuite").getLength()).isEqualTo(2);
        assertThat(document.getDocumentElement().getAttribute("tests")).isEqualTo("2");
        assertThat(testCase(document, 0).getAttribute("name")).isEqualTo("a <b> & \"c\" \ufffd");
        assertThat(testCase(document, 0).getAttribute("classname")).isEqualTo("<x>.]]> '1'");
    }
}
