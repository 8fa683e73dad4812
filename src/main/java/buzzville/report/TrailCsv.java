package buzzville.report;

import buzzville.city.Trail;
import buzzville.report.text.Numbers;
import java.util.List;

/**
 * {@code trail.csv}: how far the kernel was at checkpoints of each replication, so that {@code verify} can say where a run
 * began to differ.
 *
 * <ul>
 *   <li>{@code replication}: from 0
 *   <li>{@code at_ns}: virtual nanoseconds; the last of a replication is its end
 *   <li>{@code events}: how many the kernel had run before that instant; {@code fingerprint}: of these
 * </ul>
 */
final class TrailCsv {
    static final String FILE = "trail.csv";

    /** Checkpoints of a single run. */
    static final int FINE = Trail.POINTS;

    static final String HEADER = "replication,at_ns,events,fingerprint\n";

    private TrailCsv() {}

    /** The rows of one replication. */
    static String rows(long replication, List<Trail.Mark> marks) {
        StringBuilder rows = new StringBuilder();
        for (Trail.Mark mark : marks) {
            rows.append(replication)
                    .append(',')
                    .append(mark.at())
                    .append(',')
                    .append(mark.events())
                    .append(',')
                    .append(Numbers.hex(mark.fingerprint()))
                    .append('\n');
        }
        return rows.toString();
    }
}
