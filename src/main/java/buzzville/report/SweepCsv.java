package buzzville.report;

import buzzville.experiment.Estimate;
import buzzville.experiment.Yardstick;
import buzzville.experiment.sweep.Axis;
import buzzville.experiment.sweep.Outcome;
import buzzville.experiment.sweep.Reading;
import buzzville.experiment.sweep.Swept;
import buzzville.report.text.Numbers;
import java.io.IOException;
import java.util.List;

/** {@code sweep.csv}: a row for each cell and figure, with a column for each key that was varied. */
final class SweepCsv {
    static final String FILE = "sweep.csv";

    private static final List<String> BEHIND =
            List.of("strategy", "figure", "kind", "unit", "estimate", "low", "high", "n", "verdict", "note");

    private SweepCsv() {}

    static void write(Swept swept, Appendable out) throws IOException {
        CsvLines lines = new CsvLines(out);
        lines.raw("cell");
        for (Axis axis : swept.plan().axes()) {
            lines.cell(axis.path());
        }
        for (String column : BEHIND) {
            lines.raw(column);
        }
        lines.end();
        for (Outcome outcome : swept.outcomes()) {
            for (Reading reading : outcome.readings().values()) {
                row(lines, outcome, reading);
            }
        }
    }

    private static void row(CsvLines lines, Outcome outcome, Reading reading) throws IOException {
        Yardstick yardstick = reading.yardstick();
        Estimate estimate = reading.estimate();
        lines.cell(outcome.cell().number());
        for (String value : outcome.cell().values()) {
            lines.cell(value);
        }
        lines.cell(outcome.cell().strategy()).cell(yardstick.name());
        lines.raw(yardstick.kind().label()).raw(Figure.of(yardstick.unit()).unit());
        for (double figure : new double[] {estimate.estimate(), estimate.low(), estimate.high()}) {
            lines.raw(Numbers.text(Figure.of(yardstick.unit()).inFiles(figure)));
        }
        lines.cell(estimate.n());
        lines.raw(reading.verdict() == null ? "" : reading.verdict().label());
        lines.cell(note(reading)).end();
    }

    /** Why there is no figure, else the place that decided. */
    static String note(Reading reading) {
        String note = reading.estimate().note().label();
        return note.isEmpty() && !reading.where().isEmpty() ? "at " + reading.where() : note;
    }
}
