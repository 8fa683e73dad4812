package buzzville.cli;

import buzzville.report.text.ReportLanguage;
import buzzville.unit.Visible;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * Tells people what came of a job: what was written goes to standard error, the verdict or the figures to standard output.
 *
 * @param json whether to print the figures instead of the verdict
 * @param quiet whether to print nothing but the verdict's last line, or the figures
 */
record Telling(boolean json, boolean quiet, ReportLanguage language, PrintWriter out, PrintWriter err) {
    private static final int MOST_NAMED = 12;

    /** What was written, for people; then the verdict, or the figures if they were asked for. */
    void say(Outcome outcome, Path target) {
        if (!quiet) {
            outcome.notes().forEach(err::println);
            List<String> files = outcome.files();
            boolean many = files.size() > MOST_NAMED;
            String wrote = language.choose("wrote ", "écrit dans ");
            String list = String.join(", ", many ? folded(files) : files);
            err.println(Visible.line(wrote + target + ": " + list));
            err.flush();
        }
        if (json) {
            out.print(outcome.json());
            if (!quiet) {
                err.print(outcome.table());
            }
        } else if (quiet) {
            String[] lines = outcome.table().split("\n", -1);
            out.println(lines[lines.length - 2]);
        } else {
            out.print(outcome.table());
        }
    }

    /** With folders instead of what is in them. */
    private static List<String> folded(List<String> files) {
        return files.stream()
                .map(name -> name.replaceFirst("/.*", "/"))
                .distinct()
                .toList();
    }

    /** Results go to standard output, so they are coloured only where that is a terminal. */
    static boolean colours() {
        return Progress.isTerminal(1) && System.getenv("NO_COLOR") == null;
    }
}
