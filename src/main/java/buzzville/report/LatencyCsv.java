package buzzville.report;

import buzzville.city.RunSummary;
import buzzville.city.StageSummary;
import buzzville.message.Priority;
import buzzville.metric.Latency;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * {@code latency.csv}: the whole histograms. A line for each bucket with something in it: {@code service} (or
 * {@code broker}), {@code priority}, {@code latency} (wait, sojourn, end_to_end, blocked, network, and
 * since_happening where effects make it differ from end_to_end), {@code from_ns} (the
 * bucket's lower bound in nanoseconds, at most 0.1 % below anything in it) and {@code count}.
 */
final class LatencyCsv {
    private LatencyCsv() {}

    static void write(RunSummary summary, Appendable out) throws IOException {
        out.append("service,priority,latency,from_ns,count\n");
        try {
            summary.services().forEach((name, stage) -> write(name, stage, out));
            write("broker", summary.broker(), out);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void write(String name, StageSummary stage, Appendable out) {
        CsvLines lines = new CsvLines(out);
        for (Priority priority : Priority.values()) {
            for (Latency latency : Latency.values()) {
                if (latency == Latency.SINCE_HAPPENING && !stage.tally(priority).tracesBack()) {
                    continue; // the same as end-to-end
                }
                stage.tally(priority).latency(latency).forEachBucket((from, count) -> {
                    try {
                        lines.cell(name).raw(priority.label()).raw(latency.label());
                        lines.cell(from).cell(count).end();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
    }
}
