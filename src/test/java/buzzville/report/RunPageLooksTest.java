package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.browser.Axe;
import buzzville.browser.Tab;
import buzzville.city.Run;
import buzzville.report.text.ReportLanguage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the page of a run looks to whom: in dark and light, on paper, without scripts, spoken, and with names that mean harm. */
class RunPageLooksTest extends RunPages {
    @ParameterizedTest
    @CsvSource({"EN, false", "EN, true", "FR, false", "FR, true"})
    void nothingKeepsAnybodyOut(ReportLanguage language, boolean dark) throws Exception {
        Tab page = tab();
        page.size(1280, 800);
        page.media("screen", dark);
        // tables of fifteen rows instead of hundreds, which are all alike
        page.open(file(page(shipped("crisis", "series=2min"), language)));
        page.eval("Shown.frames.forEach((frame) => frame.show())");
        page.click("[data-chart=latency] .table");

        assertThat(page.text("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo(dark ? "rgb(22, 24, 28)" : "rgb(255, 255, 255)");
        assertThat(Axe.complaints(page)).isEmpty();
    }

    @Test
    void looksCanBeChosenAgainstTheSystem() throws Exception {
        Tab page = busy();
        set(page, "#looks", "dark");

        assertThat(page.text("getComputedStyle(document.body).backgroundColor")).isEqualTo("rgb(22, 24, 28)");
        assertThat(page.text("location.hash")).contains("looks=dark");
        assertThat(page.text(
                        "document.querySelector('[data-chart=latency] .legend circle, [data-chart=latency] .legend line')"
                                + ".outerHTML"))
                .contains("#ff8a47");
    }

    @Test
    void hostileNamesAreOnlyText() throws Exception {
        Run run = Runs.of(
                Runs.BUSY
                        .replace(
                                "name: Busy",
                                "name: \"</script><script>boom()</script>\\u202E \\\" ' <img src=x onerror=boom()>\"")
                        .replace("crowd: {", "crowd: {label: '</script><svg onload=boom()> & \"more\" ]]> <!--', ")
                        .replace("panneau: {", "panneau: {label: '=cmd|x <b>bold</b>', "),
                folder);
        Tab page = open(run, ReportLanguage.FR);
        page.eval("Shown.frames.forEach((frame) => { frame.show(); frame.toggleTable(); })");

        assertThat(count(page, "img, svg[onload], b:not(.tip b)")).isZero();
        assertThat(count(page, "script")).isEqualTo(3);
        assertThat(text(page, ".in-fr h1")).startsWith("</script><script>boom()</script>");
        List<String> bars = new ArrayList<>();
        page.eval("[...document.querySelectorAll('.strip text')].map((t) => t.textContent)")
                .forEach(t -> bars.add(t.asString()));
        assertThat(bars).anyMatch(text -> text.startsWith("</script><svg onload=boom()>"));
        assertThat(page.text("csvOf(Shown.frames.find((f) => f.id === 'ledger').chart.table())"))
                .contains("\n'=cmd|x <b>bold</b>,");
    }

    @Test
    void withoutScriptsThereIsEverythingButTheCharts() throws Exception {
        Tab page = tab();
        page.size(1280, 800);
        page.withoutScripts();
        page.open(file(page(Runs.of(Runs.BUSY, folder), ReportLanguage.FR)));

        String seen = page.text("document.body.innerText");
        assertThat(seen)
                .contains("Comptes", "Objectifs", "./buzzville run scenario.yaml", "all-handled")
                .doesNotContain("Ledger", "Charts");
        assertThat(page.eval(
                                "[...document.querySelectorAll('.needs-script, figure[data-chart]')].every((e) => e.offsetParent === null)")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void onPaperItIsLightAndEveryChartIsThere() throws Exception {
        Tab page = tab();
        page.size(1280, 800);
        page.media("screen", true);
        page.open(file(page(Runs.of(Runs.BUSY, folder), ReportLanguage.EN)));
        page.eval("addEventListener('beforeprint', () => { window.onPaper = [Look.colours() === LIGHT,"
                + " Shown.frames.every((frame) => frame.drawn)]; })");

        assertThat(page.paper().length).isGreaterThan(50_000);
        assertThat(page.eval("onPaper[0] && onPaper[1]").asBoolean()).isTrue();
        assertThat(page.eval("Look.colours() === DARK").asBoolean()).isTrue();
    }
}
