package buzzville.report;

import buzzville.experiment.Estimate;
import buzzville.experiment.Findings;
import buzzville.experiment.Measured;
import buzzville.report.text.Labels;
import buzzville.report.text.SafeText;
import buzzville.report.text.TextTable;
import java.util.ArrayList;
import java.util.List;

/** Figures that nothing is promised of, with their places and intervals: for a terminal and for the page. */
final class MeasureTables {
    private static final int COLUMNS = 100;
    private static final int NAME = 22;
    private static final int TEXT = 40;
    private static final int PLACE = 24;

    private final Findings findings;
    private final Wording words;
    private final Labels labels;

    MeasureTables(Findings findings, Wording words) {
        this.findings = findings;
        this.words = words;
        this.labels = words.labels(findings.scenario());
    }

    /** For a terminal; empty if nobody asked for any. */
    List<String> lines() {
        TextTable table = new TextTable("lllrl", 2);
        findings.measures().forEach((name, measured) -> {
            Estimate estimate = measured.sample().estimate();
            table.row(List.of(
                    SafeText.line(plain(name, measured), NAME),
                    SafeText.line(measured.text(), TEXT),
                    place(measured),
                    figure(measured, estimate),
                    words.interval(measured.metric(), estimate)));
        });
        List<String> lines = new ArrayList<>();
        for (String line : findings.measures().isEmpty() ? List.<String>of() : table.lines()) {
            lines.add(SafeText.line(line.stripTrailing(), COLUMNS));
        }
        return lines;
    }

    /** For the page; nothing if nobody asked for any. */
    void write(Html html, HtmlTables tables) {
        if (findings.measures().isEmpty()) {
            return;
        }
        boolean pooled = findings.replications() > 1;
        tables.title("Measured, nothing promised", "Mesuré, sans promesse");
        tables.table(words.say("measure", "mesure"), words.say("of what", "de quoi"), words.say("where", "où"));
        html.element("th class=\"n\"", words.say("figure", "valeur"));
        if (pooled) {
            html.element("th class=\"n\"", words.say("95 % interval", "intervalle à 95 %"));
        }
        html.markup("</tr></thead>\n<tbody>\n");
        findings.measures().forEach((name, measured) -> {
            Estimate estimate = measured.sample().estimate();
            html.markup("<tr>").element("td", plain(name, measured)).element("td", measured.text());
            html.element("td", place(measured)).element("td class=\"n\"", figure(measured, estimate));
            if (pooled) {
                html.element("td class=\"n\"", words.interval(measured.metric(), estimate));
            }
            html.markup("</tr>\n");
        });
        tables.endTable();
    }

    /** Without the place, which has a column. */
    private static String plain(String name, Measured measured) {
        String at = " @ " + measured.where();
        return name.endsWith(at) ? name.substring(0, name.length() - at.length()) : name;
    }

    private String place(Measured measured) {
        return SafeText.line(labels.service(measured.where()), PLACE);
    }

    private String figure(Measured measured, Estimate estimate) {
        return switch (estimate.note()) {
            case NONE -> words.actual(measured.metric(), estimate.estimate());
            case NO_DATA -> words.say("no data", "sans données");
            case NOT_ENOUGH_DATA -> words.say("not enough data", "trop peu de données");
            case ENDLESS -> words.say("never arrives", "n'arrive jamais");
        };
    }
}
