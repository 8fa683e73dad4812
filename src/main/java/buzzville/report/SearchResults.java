package buzzville.report;

import buzzville.report.chart.ThresholdPlot;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;
import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/** What a search for a threshold came to, as files and for people. */
public sealed interface SearchResults permits SizeResults, TipResults {
    /** The command, which is also the name of its files. */
    String name();

    /** Before anything was varied. */
    Scenario scenario();

    /** The name of the strategy. */
    String strategy();

    /** For people: a row for each value that was tried, then the answer in a sentence; ends with a line feed. */
    String table(ReportLanguage language);

    /** The JSON file. */
    String json();

    /** Writes the CSV file. */
    void csv(Appendable out) throws IOException;

    /** What the chart shows. */
    ThresholdPlot plot(ReportLanguage language);

    /** The answer in a sentence: the last line of the table. */
    default String sentence(ReportLanguage language) {
        String[] lines = table(language).split("\n", -1);
        return lines[lines.length - 2];
    }

    /** The JSON file, as far as all of them begin alike. */
    default ObjectNode begin(String path) {
        ObjectNode json = Json.object();
        json.put("strategy", strategy());
        json.put("seed", scenario().seed());
        json.put("path", path);
        return json;
    }

    /** {@code manifest.json}. */
    default String manifest(RunContext context) {
        ObjectNode json = Manifest.begin(scenario(), ResultsFolder.name(scenario(), context), context);
        json.put("strategy", strategy());
        json.put("seed", scenario().seed());
        Manifest.again(
                json,
                context,
                "run it in the folder that the path of the scenario starts from; results go to results/<scenario>/"
                        + name() + " there unless --out says otherwise");
        return Json.text(json);
    }
}
