package buzzville.report;

import buzzville.city.Run;
import buzzville.consumer.Evaluation;
import buzzville.report.text.Numbers;
import java.io.IOException;

/**
 * {@code scaling.csv}: every evaluation of a number of workers, in order of time. Without a metric its field is empty.
 */
final class ScalingCsv {
    static final String FILE = "scaling.csv";

    private ScalingCsv() {}

    static void write(Run run, Appendable out) throws IOException {
        out.append("time_s,service,measure,metric,target,current,raw,applied,reason\n");
        CsvLines lines = new CsvLines(out);
        for (Evaluation row : run.evaluations()) {
            lines.raw(Numbers.text(Numbers.seconds(row.at()))).cell(row.service());
            lines.raw(row.measure());
            lines.raw(Double.isNaN(row.metric()) ? "" : Numbers.text(row.metric()));
            lines.raw(Numbers.text(row.target()));
            lines.raw(Integer.toString(row.current())).raw(Integer.toString(row.raw()));
            lines.raw(Integer.toString(row.applied())).cell(row.reason()).end();
        }
    }
}
