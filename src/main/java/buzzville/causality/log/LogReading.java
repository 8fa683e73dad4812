package buzzville.causality.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a file: a log, or what is wrong with the file.
 *
 * @param log null if anything is wrong
 * @param problems in the order of lines; at most {@link #MOST}
 */
public record LogReading(@Nullable EventLog log, List<LogProblem> problems) {
    /** As many problems are told at most; those behind mostly follow from them. */
    public static final int MOST = 20;

    public LogReading {
        problems = List.copyOf(problems);
    }
}
