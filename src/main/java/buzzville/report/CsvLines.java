package buzzville.report;

import buzzville.report.text.SafeText;
import java.io.IOException;

/** Writes the lines of a CSV file, cell by cell. */
final class CsvLines {
    private final Appendable out;
    private boolean begun;

    CsvLines(Appendable out) {
        this.out = out;
    }

    /** The next cell, quoted where it must be. */
    CsvLines cell(String text) throws IOException {
        return raw(SafeText.csv(text));
    }

    /** The next cell, a number. */
    CsvLines cell(long number) throws IOException {
        return raw(Long.toString(number));
    }

    /** The next cell, known to need no quotes. */
    CsvLines raw(String text) throws IOException {
        if (begun) {
            out.append(',');
        }
        begun = true;
        out.append(text);
        return this;
    }

    void end() throws IOException {
        out.append('\n');
        begun = false;
    }
}
