package buzzville.report;

import buzzville.city.anomaly.Anomaly;
import buzzville.city.anomaly.AnomalyLog;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;

/** The log of anomalies on a page. */
final class AnomalyTables {
    private static final int MOST = 100;

    private final AnomalyLog log;
    private final AnomalyWords names;
    private final Wording words;
    private final Html html;
    private final HtmlTables tables;

    AnomalyTables(AnomalyLog log, Scenario scenario, Wording words, Html html, HtmlTables tables) {
        ReportLanguage language = words.language();
        this.log = log;
        this.names = new AnomalyWords(scenario, language);
        this.words = words;
        this.html = html;
        this.tables = tables;
    }

    /** @param which run it is of, a sentence; empty if there is only one */
    void write(String which) {
        if (log.size() == 0) {
            return;
        }
        tables.title("Anomalies", "Anomalies");
        String all = log.size() > MOST
                ? words.say(
                        ". Here are the first " + MOST + "; anomalies.csv has them all",
                        ". Voici les " + MOST + " premières ; anomalies.csv les a toutes")
                : "";
        html.element("p", which + HtmlReport.capital(names.counted(log)) + all + ".")
                .line();
        tables.table(
                words.say("when", "quand"),
                words.say("how long", "combien de temps"),
                words.say("severity", "gravité"));
        html.element("th", words.say("where", "où")).element("th", words.say("what", "quoi"));
        html.element("th", words.say("cause", "cause")).markup("</tr></thead>\n<tbody>\n");
        for (Anomaly row : log.rows().subList(0, Math.min(MOST, log.rows().size()))) {
            html.markup("<tr>").element("td", names.when(row)).element("td", names.lasting(row));
            html.element("td", names.severity(row.severity())).element("td", names.place(row.place()));
            html.element("td", names.what(row)).element("td", names.cause(row)).markup("</tr>\n");
        }
        tables.endTable();
    }
}
