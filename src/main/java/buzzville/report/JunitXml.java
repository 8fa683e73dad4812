package buzzville.report;

import buzzville.city.Judgement.Verdict;
import buzzville.experiment.Findings;
import buzzville.experiment.Promise;
import buzzville.report.text.Labels;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import buzzville.scenario.Objective;
import java.util.List;
import java.util.Map;

/**
 * {@code junit.xml}: verdicts as a build server shows them. A test suite for each strategy, a test case for each of its objectives.
 *
 * <p>A broken objective is a failure, and so is one that the replications leave open (its type says {@code inconclusive}), since
 * that ends {@code run} with status 1 as well; one without data is an error. Times are left out, so the same run leaves the same bytes.
 */
final class JunitXml {
    static final String FILE = "junit.xml";

    private final Wording words = new Wording(ReportLanguage.of("en"));
    private final StringBuilder xml = new StringBuilder();

    private JunitXml() {}

    /**
     * The text.
     *
     * @param name of the scenario
     * @param strategies what each came to, by name
     */
    static String text(String name, Map<String, Findings> strategies) {
        JunitXml junit = new JunitXml();
        junit.write(name, strategies);
        return junit.xml.toString();
    }

    private void write(String name, Map<String, Findings> strategies) {
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
        attribute("name", name);
        counts(strategies.values());
        xml.append(">\n");
        strategies.forEach((strategy, findings) -> suite(name, strategy, findings));
        xml.append("</testsuites>\n");
    }

    private void suite(String name, String strategy, Findings findings) {
        xml.append("  <testsuite");
        attribute("name", strategy);
        counts(List.of(findings));
        xml.append(">\n    <properties>\n");
        property("replications", Integer.toString(findings.replications()));
        property("seed", Long.toString(findings.summary().seed()));
        xml.append("    </properties>\n");
        findings.promises().forEach((objective, promise) -> {
            xml.append("    <testcase");
            attribute("name", objective);
            attribute("classname", name + "." + strategy);
            outcome(findings, objective, promise);
        });
        xml.append("  </testsuite>\n");
    }

    private void property(String name, String value) {
        xml.append("      <property");
        attribute("name", name);
        attribute("value", value);
        xml.append("/>\n");
    }

    private void outcome(Findings findings, String name, Promise promise) {
        if (promise.verdict() == Verdict.PASS) {
            xml.append("/>\n");
            return;
        }
        String element = promise.verdict() == Verdict.NO_DATA ? "error" : "failure";
        Objective objective = findings.scenario().objectives().get(name);
        Labels labels = words.labels(findings.scenario());
        String actual = objective == null
                ? ""
                : words.actual(objective, promise.actual().estimate());
        String interval = objective == null ? "" : words.interval(objective, promise.actual());
        String remark = words.remark(promise, labels);
        xml.append(">\n      <").append(element);
        attribute("type", promise.verdict().label());
        attribute("message", promise.text() + ": " + words.verdict(promise.verdict()) + ", " + actual);
        xml.append('>');
        xml.append(SafeText.html(
                SafeText.line((actual + " " + interval).strip() + (remark.isEmpty() ? "" : "; " + remark))));
        xml.append("</").append(element).append(">\n    </testcase>\n");
    }

    private void counts(Iterable<Findings> all) {
        int tests = 0;
        int failures = 0;
        int errors = 0;
        for (Findings findings : all) {
            for (Promise promise : findings.promises().values()) {
                tests++;
                errors += promise.verdict() == Verdict.NO_DATA ? 1 : 0;
                failures += promise.verdict() == Verdict.FAIL || promise.verdict() == Verdict.INCONCLUSIVE ? 1 : 0;
            }
        }
        attribute("tests", Integer.toString(tests));
        attribute("failures", Integer.toString(failures));
        attribute("errors", Integer.toString(errors));
    }

    private void attribute(String name, String value) {
        xml.append(' ')
                .append(name)
                .append("=\"")
                .append(SafeText.html(SafeText.line(value)))
                .append('"');
    }
}
