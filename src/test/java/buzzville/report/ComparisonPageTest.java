package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.experiment.Estimate;
import buzzville.experiment.Promise;
import buzzville.experiment.Yardstick.Unit;
import buzzville.experiment.comparison.Breaking;
import buzzville.experiment.comparison.Comparison;
import buzzville.experiment.comparison.Contender;
import buzzville.experiment.comparison.Contest;
import buzzville.experiment.comparison.Difference;
import buzzville.report.page.comparison.ComparisonPlots;
import buzzville.report.text.Amounts;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComparisonPageTest {
    private static final Set<String> VOID = Set.of("meta", "!doctype", "br");

    private Comparison three;

    @BeforeAll
    void compare(@TempDir Path folder) throws IOException {
        three = Comparisons.of(Comparisons.THREE, folder, 4);
    }

    private static RunContext context(ReportLanguage language) {
        RunContext any = Runs.context(true);
        return new RunContext(
                any.version(),
                any.environment(),
                "./buzzville compare scenario.yaml --replications 4",
                any.file(),
                any.hash(),
                any.effective(),
                language,
                true,
                true,
                1);
    }

    private static String page(Comparison comparison, ReportLanguage language) throws IOException {
        return ComparisonPage.text(comparison, context(language), ComparisonPlots.of(comparison));
    }

    /** What stands in the page in its language, without scripts. */
    private static String text(String page) {
        String other = page.contains("<html lang=\"en\">")
                ? "<div class=\"in-fr\".*?(?=</section>|</main>)|<span class=\"in-fr\".*?</span>"
                : "<div class=\"in-en\".*?(?=<div class=\"in-fr\")|<span class=\"in-en\".*?</span>";
        return page.replaceAll("(?s)<svg.*?</svg>|<style>.*?</style>|<script.*?</script>|" + other, " ")
                .replaceAll("<[^>]*>", " ")
                .replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&#39;", "'")
                .replaceAll("[\\s]+", " ");
    }

    @Test
    void thePageSaysFirstWhoIsBestAndNeedsNothingElse() throws IOException {
        String page = page(three, ReportLanguage.EN);

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("default-src 'none'", "./buzzville compare scenario.yaml --replications 4");
        assertThat(text(page))
                .containsSubsequence(
                        "priority wins: quick is ",
                        "Which strategy won? priority",
                        "Charts",
                        "Ranking",
                        "1 priority 4 of 4",
                        "What is really different",
                        "The same city for all",
                        Numbers.hex(three.occurrences().get(0)),
                        "Objectives",
                        "Differences from none",
                        "Every pair",
                        "What it costs",
                        "Losses by priority",
                        "To make it again",
                        "4 replications, as asked for.");
    }

    @Test
    void figuresAreThoseOfTheComparison() throws IOException {
        String text = text(page(three, ReportLanguage.EN));
        Amounts amounts = new Amounts(ReportLanguage.EN, "EUR");

        for (Contender contender : three.contenders()) {
            Promise promise = contender.findings().promises().get("quick");
            assertThat(text)
                    .contains(amounts.of(Unit.RATIO, promise.actual()) + " "
                            + amounts.interval(Unit.RATIO, promise.actual()));
        }
        Contest quick = three.contests().get(1);
        for (Difference difference : quick.againstBaseline()) {
            Estimate estimate = difference.estimate();
            assertThat(text)
                    .contains("better " + amounts.difference(Unit.RATIO, estimate) + " "
                            + amounts.differences(Unit.RATIO, estimate));
        }
    }

    /** Of ten messages in each of two replications the eighth finds both places taken. */
    @Test
    void lossesAreCountedByPriorityAndReason(@TempDir Path folder) throws IOException {
        String text = text(page(Comparisons.of(Comparisons.BY_HAND, folder, 2), ReportLanguage.EN));

        assertThat(text).contains("high, lost 10% (2) 0 – dropped-newest 10% (2) 0");
    }

    @Test
    void everyWordIsInTheLanguageOfTheReader() throws IOException {
        assertThat(text(page(three, ReportLanguage.FR)))
                .contains(
                        "priority l'emporte\u00a0: quick vaut ",
                        "Classement",
                        "Ce que cela coûte",
                        "heures d'agents",
                        "Pour la refaire")
                .doesNotContain("better", "worse", "really", "replications,", "worker-hours 0");
    }

    @Test
    void everyElementIsClosedAndNoIdentifierStandsTwice() throws IOException {
        String page = page(three, ReportLanguage.EN).replaceAll("(?s)<(script|style)[ >].*?</\\1>", "");

        Deque<String> open = new ArrayDeque<>();
        Matcher tag =
                Pattern.compile("<(/?)([a-zA-Z!][a-zA-Z0-9]*)([^>]*?)(/?)\\s*>").matcher(page);
        while (tag.find()) {
            if (tag.group(1).equals("/")) {
                assertThat(tag.group(2)).isEqualTo(open.pop());
            } else if (tag.group(4).isEmpty() && !VOID.contains(tag.group(2).toLowerCase(Locale.ROOT))) {
                open.push(tag.group(2));
            }
        }
        assertThat(open).isEmpty();
        Matcher id = Pattern.compile(" id=\"([^\"]*)\"").matcher(page);
        assertThat(id.results().map(found -> found.group(1)).toList())
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @Test
    void namesAreOnlyText() throws IOException {
        List<Contender> hostile = new ArrayList<>();
        for (Contender contender : three.contenders()) {
            String name = "<img src=x>&" + contender.name();
            hostile.add(new Contender(name, contender.findings(), contender.first(), null));
        }
        Comparison comparison = Comparison.of(hostile, "<img src=x>&none", three.stop());
        String page = ComparisonPage.text(comparison, context(ReportLanguage.EN), ComparisonPlots.of(comparison));

        assertThat(page.replaceAll("(?s)<script>.*?</script>", ""))
                .doesNotContain("<img")
                .contains("&lt;img src=x&gt;&amp;priority");
    }

    @Test
    void loadsAtWhichStrategiesBreakStandThereIfSomebodyLooked() throws IOException {
        List<Contender> contenders = new ArrayList<>();
        for (Contender contender : three.contenders()) {
            boolean never = contender.name().equals("priority");
            contenders.add(new Contender(
                    contender.name(),
                    contender.findings(),
                    contender.first(),
                    new Breaking(never ? 4 : 0, never ? Double.POSITIVE_INFINITY : 1, List.of("quick"), 7)));
        }
        Comparison comparison = Comparison.of(contenders, "none", three.stop());

        assertThat(text(ComparisonPage.text(comparison, context(ReportLanguage.EN), null)))
                .contains("none at none tried 1 × quick 7", "priority 4 × at none tried quick 7")
                .doesNotContain("Charts");
        assertThat(text(page(three, ReportLanguage.EN))).doesNotContain("The load at which each breaks");
    }

    @Test
    void whereNobodyIsBeforeTheOthersNobodyWins(@TempDir Path folder) throws IOException {
        Comparison alike = Comparisons.of(
                Comparisons.THREE.replaceAll("(?s)strategies:.*", "strategies: {a: {}, b: {}}\n"), folder, 2);

        assertThat(text(ComparisonPage.text(alike, context(ReportLanguage.EN), null)))
                .contains("They share first place.", "By how much? not at all", "nothing to compare")
                .doesNotContain(" wins");
    }

    @Test
    void oneReplicationHasFiguresAndNoIntervals(@TempDir Path folder) throws IOException {
        Comparison once = Comparisons.of(Comparisons.THREE, folder, 1);

        assertThat(text(ComparisonPage.text(once, context(ReportLanguage.EN), ComparisonPlots.of(once))))
                .contains("priority wins: quick is ", "one replication: no interval");
    }

    @Test
    void moreStrategiesThanHaveRoomSideBySideHaveTablesBelow() {
        assertThat(ComparisonTables.inParts(List.of(1, 2, 3, 4, 5, 6, 7)))
                .containsExactly(List.of(1, 2, 3), List.of(4, 5, 6, 7));
        assertThat(ComparisonTables.inParts(List.of(1, 2, 3, 4, 5, 6))).hasSize(1);
    }
}
