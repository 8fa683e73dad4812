package buzzville.report.page;

import java.util.List;

/** One interactive page as a file. */
public final class PageFile {
    /** In the order in which they need each other; {@code page.js} has the contract. */
    private static final List<String> SCRIPTS = List.of(
            "words.js",
            "page.js",
            "format.js",
            "looks.js",
            "frame.js",
            "time-scale.js",
            "time-chart.js",
            "time-bar.js",
            "city-words.js",
            "city-model.js",
            "city-layout.js",
            "city-draw.js",
            "city-tell.js",
            "city.js",
            "curve-chart.js",
            "bar-chart.js",
            "marks-chart.js",
            "sweep-chart.js",
            "stories.js",
            "start.js");

    private static final OneFile FILE = new OneFile(
            "page",
            "page.html",
            "vendor/echarts.min.js",
            SCRIPTS,
            List.of("/report.css", "page.css", "city.css", "compare.css"));

    private PageFile() {}

    /**
     * The page, the same bytes for the same words. Without a script it shows the body in the language of the data; what is in the
     * other one stands in elements of the class {@code in-fr} or {@code in-en}.
     *
     * @param title in text
     * @param body as markup: {@code data-chart} and {@code data-panel} name what is drawn where
     */
    public static String of(Said title, String body, PageData data) {
        return FILE.with(title.in(data.language()), body, data.json(title), data.language());
    }

    /** All scripts that are ours, as they stand in the page. */
    static String scripts() {
        return FILE.script();
    }
}
