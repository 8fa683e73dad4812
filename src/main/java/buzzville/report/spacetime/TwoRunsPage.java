package buzzville.report.spacetime;

import buzzville.causality.diff.Aspect;
import buzzville.causality.diff.RunDifference;
import buzzville.causality.diff.RunDifferences;
import buzzville.report.page.OneFile;
import buzzville.report.text.ReportLanguage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Two runs side by side as one HTML file that needs nothing else: both logs, which event of one is which of the other, and where they
 * differ.
 */
public final class TwoRunsPage {
    private static final List<String> SCRIPTS = List.of(
            "words.js",
            "words-fr.js",
            "runs-words.js",
            "text.js",
            "run.js",
            "layout.js",
            "shapes.js",
            "runs-model.js",
            "runs-picture.js",
            "runs-cones.js",
            "runs-panel.js",
            "runs-page.js");

    private TwoRunsPage() {}

    /**
     * The page, the same bytes for the same logs and language.
     *
     * @param first what people call what is in the first
     * @param second and in the second
     * @param language in which it opens; one can switch to the other in it
     */
    public static String of(RunDifferences differences, Captions first, Captions second, ReportLanguage language) {
        String title = differences.first().source().scenario() + ", "
                + differences.second().source().scenario()
                + language.choose(": two runs side by side", "\u00a0: deux déroulements côte à côte");
        return new OneFile("spacetime", "runs.html", "", SCRIPTS, List.of("style.css", "runs.css"))
                .with(title, json(differences, first, second), language);
    }

    private static String json(RunDifferences differences, Captions first, Captions second) {
        String match = IntStream.range(0, differences.first().events().size())
                .mapToObj(event -> Integer.toString(differences.match().inSecond(event)))
                .collect(Collectors.joining(",", "[", "]"));
        String all = differences.all().stream().map(TwoRunsPage::json).collect(Collectors.joining(",\n", "[\n", "\n]"));
        return "{\"a\":" + SpaceTimePage.json(differences.first(), first) + ",\n\"b\":"
                + SpaceTimePage.json(differences.second(), second) + ",\n\"match\":" + match
                + ",\n\"differences\":" + all
                + "}";
    }

    private static String json(RunDifference difference) {
        String aspects = difference.aspects().stream()
                .map(Aspect::word)
                .map(word -> '"' + word + '"')
                .collect(Collectors.joining(",", "[", "]"));
        return "{\"a\":" + difference.first() + ",\"b\":" + difference.second() + ",\"in\":" + aspects + "}";
    }
}
