package buzzville.report;

import buzzville.city.anomaly.Anomaly;
import buzzville.city.anomaly.AnomalyLog;
import buzzville.city.anomaly.Cause;
import buzzville.report.text.Numbers;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** {@code anomalies.csv}: the log of anomalies, one a line, in order of time. What does not apply is empty. */
final class AnomaliesCsv {
    static final String FILE = "anomalies.csv";

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendInstant(9)
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private AnomaliesCsv() {}

    /** @param start when the run begins, by the city's calendar */
    static void write(AnomalyLog log, Instant start, Appendable out) throws IOException {
        out.append(
                "time,from_s,until_s,exact,severity,kind,place,places,lane,priority,detail,count,peak,limit,cause,cause_place,incidents,"
                        + "after,arrivals_per_s,served_per_s,lost_per_s,utilization\n");
        CsvLines lines = new CsvLines(out);
        for (Anomaly row : log.rows()) {
            lines.raw(TIME.format(start.plusNanos(row.at())));
            lines.raw(Numbers.text(Numbers.seconds(row.at())));
            lines.raw(row.isOpen() ? "" : Numbers.text(Numbers.seconds(row.until())));
            lines.raw(Boolean.toString(row.exact())).raw(row.severity().label());
            lines.raw(row.kind().label()).cell(row.place()).cell(row.places());
            lines.cell(row.subject().lane()).raw(row.subject().priority());
            lines.cell(row.subject().detail()).cell(row.count());
            lines.raw(Numbers.text(row.peak())).raw(Numbers.text(row.limit()));
            Cause cause = row.cause();
            lines.raw(cause.origin().label()).cell(cause.place());
            lines.cell(String.join(" ", cause.incidents())).cell(String.join(" ", cause.after()));
            lines.raw(Numbers.text(cause.arrivals())).raw(Numbers.text(cause.served()));
            lines.raw(Numbers.text(cause.lost())).raw(Numbers.text(cause.utilization()));
            lines.end();
        }
    }
}
