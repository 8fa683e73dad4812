package buzzville.causality.diff;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * One event in which two runs differ.
 *
 * @param first its index in the first run; {@link RunMatch#NONE} if it is not there
 * @param second its index in the second
 * @param aspects in what they differ, at least one
 */
public record RunDifference(int first, int second, Set<Aspect> aspects) {
    public RunDifference {
        aspects = Collections.unmodifiableSet(EnumSet.copyOf(aspects)); // in their order
    }
}
