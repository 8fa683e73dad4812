package buzzville.report;

import buzzville.city.anomaly.Anomaly;
import buzzville.city.anomaly.AnomalyLog;
import buzzville.city.anomaly.Severity;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.TextTable;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** The log of anomalies for a terminal, within 100 columns: how many, and the first of those that matter. */
final class AnomalyTable {
    private static final int COLUMNS = 100;
    private static final int FIRST = 5;

    private AnomalyTable() {}

    /** The lines; none if nothing is wrong. */
    static List<String> lines(AnomalyLog log, Scenario scenario, ReportLanguage language) {
        List<String> lines = new ArrayList<>();
        if (log.size() == 0) {
            return lines;
        }
        AnomalyWords words = new AnomalyWords(scenario, language);
        List<Anomaly> worth = log.rows().stream()
                .filter(row -> row.severity() != Severity.INFO)
                .limit(FIRST)
                .toList();
        String file = language.choose(", all in ", ", toutes dans ") + AnomaliesCsv.FILE;
        String first = worth.isEmpty()
                ? ""
                : worth.size() < log.size()
                        ? language.choose("; the first of them:", " ; les premières :")
                        : language.choose(":", " :");
        lines.add(words.counted(log) + file + first);
        for (Anomaly row : worth) {
            String lasting = words.lasting(row);
            String line = "%s  %s  %s%s%s%s"
                    .formatted(
                            words.when(row),
                            words.severity(row.severity()),
                            words.place(row.place()),
                            language.choose(": ", " : "),
                            words.what(row),
                            lasting.isEmpty() ? "" : ", " + lasting);
            lines.addAll(TextTable.wrapped(COLUMNS, line));
            lines.addAll(TextTable.wrapped(COLUMNS, "    " + words.cause(row)));
        }
        return lines;
    }
}
