package buzzville.report;

import buzzville.report.chart.Charts;
import buzzville.report.chart.ClockCharts;
import buzzville.report.chart.Picture;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The files of a results folder that a run leaves whose events were stamped. */
public final class ClockFiles {
    private final Staging staging;

    ClockFiles(Staging staging) {
        this.staging = staging;
    }

    private interface Body {
        void write(Appendable out) throws IOException;
    }

    /**
     * Writes the log, figures, charts and the manifest.
     *
     * @return what people should know, such as which results are replaced
     */
    public List<String> write(ClockResults results, RunContext context) throws IOException {
        text(ClockResults.LOG, results::log);
        text(ClockResults.FIGURES, out -> out.append(results.json()));
        text(ClockResults.ORDERS, results::orders);
        text(ClockResults.ERRORS, results::errors);
        text(Manifest.FILE, out -> out.append(results.manifest(context)));
        Charts charts = context.charts()
                ? ClockCharts.of(results.figures(), context.language(), context.threads())
                : Charts.NONE;
        for (Picture picture : charts.pictures()) {
            text("charts/" + picture.name() + ".svg", out -> out.append(picture.svg()));
            if (picture.png().length > 0) {
                Files.write(staging.file("charts/" + picture.name() + ".png"), picture.png());
            }
        }
        text(ClockResults.REPORT, out -> out.append(ClockPage.text(results, context)));
        List<String> notes = new ArrayList<>(charts.notes());
        String replaced = Manifest.replaced(staging.older(), context);
        if (!replaced.isEmpty()) {
            notes.add(replaced);
        }
        return notes;
    }

    /** Writes the page that shows the log, {@code space-time.html}. */
    public void page(String html) throws IOException {
        text(ClockResults.PAGE, out -> out.append(html));
    }

    private void text(String file, Body body) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(staging.file(file), StandardCharsets.UTF_8)) {
            body.write(out);
        }
    }
}
