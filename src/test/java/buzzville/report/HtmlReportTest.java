package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Run;
import buzzville.experiment.Findings;
import buzzville.report.page.run.RunCharts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
    private static final Set<String> VOID = Set.of("meta", "!doctype");

    @TempDir
    Path folder;

    @Test
    void thePageNeedsNothingElse() throws IOException {
        String page = page(Runs.BUSY);

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains(
                        "default-src 'none'", "PASS", "all-handled", "crowd", "fire", "./buzzville run scenario.yaml");
        assertThat(markup(page))
                .doesNotContain("<link", "<iframe", "@import", "url(http", "src=", "http://", "https://");
    }

    @Test
    void everyElementIsClosedAndNoIdentifierStandsTwice() throws IOException {
        String page = page(Runs.BUSY);

        page = markup(page).replaceAll("<style>.*?</style>", "");
        Deque<String> open = new ArrayDeque<>();
        Matcher tag =
                Pattern.compile("<(/?)([a-zA-Z!][a-zA-Z0-9]*)([^>]*?)(/?)\\s*>").matcher(page);
        while (tag.find()) {
            if (tag.group(1).equals("/")) {
                assertThat(tag.group(2)).isEqualTo(open.pop());
            } else if (tag.group(4).isEmpty() && !VOID.contains(tag.group(2).toLowerCase(java.util.Locale.ROOT))) {
                open.push(tag.group(2));
            }
        }
        assertThat(open).isEmpty();
        Matcher id = Pattern.compile(" id=\"([^\"]*)\"").matcher(page);
        List<String> ids = id.results().map(found -> found.group(1)).toList();
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
    }

    /** The source waits 4 s for its second credit; who measures from publishing sees 2 s of service. */
    @Test
    void aPageSetsTheNaiveMeterBesideTheRightOneAndTheFirstToHearBesideTheLast() throws IOException {
        String city = """
                format: 1
                duration: 20s
                events: {task: {}}
                producers: {source: {emits: task, arrivals: 'at([0s, 1s])', throttled: buffer}}
                broker: {backpressure: '%s'}
                services:
                  quick: {subscribes: [task], service-time: 2s}
                  slow: {subscribes: [task], service-time: 5s}
                """;
        assertThat(text(page(city.formatted("credit(n=1, returns=settled)"))))
                .contains(
                        "from publishing p50 p99 max quick normal 2 s 6 s 6 s 2 s 2 s 2 s slow normal 5 s 9 s 9 s 5 s 5 s 5 s")
                .contains("spread p50 p99 max task normal 2 5 s 9 s 9 s 3 s 3 s 3 s");
        assertThat(text(page(city.formatted("none"))))
                .doesNotContain("from publishing")
                .contains("spread p50 p99 max task normal 2 5 s 9 s 9 s 3 s 6 s 6 s");
    }

    /** Without the scripts and the data, which other tests read. */
    private static String markup(String page) {
        return page.replaceAll("(?s)(<script[^>]*>).*?</script>", "$1</script>");
    }

    private static String text(String page) {
        return markup(page).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void hostileTextIsOnlyText() throws IOException {
        String page = page(Runs.BUSY
                .replace(
                        "name: Busy",
                        "name: \"</title><script>alert(1)</script>\\e[31m\"\ndescription: '</style><img src=x>'")
                .replace("crowd: {", "crowd: {label: '<svg onload=alert(2)> & \"more\" ]]>', "));

        assertThat(page.split("<script", -1)).hasSize(4);
        assertThat(markup(page))
                .doesNotContain("<img", "onload=alert(2)>", "\u001b")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x&gt;");
    }

    private String page(String yaml) throws IOException {
        Run run = Runs.of(yaml, folder);
        RunContext context = Runs.context(true);
        String name = ResultsFolder.name(run.scenario(), context);
        return HtmlReport.text(new HtmlReport.Story(Findings.of(run), name, context, null), RunCharts.of(run));
    }
}
