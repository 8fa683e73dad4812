package buzzville.causality;

import java.util.List;

/**
 * What came of computing all stamps of a log again.
 *
 * @param checked how many stamps were
 * @param unchecked clocks, as {@code lamport}, {@code vector} or {@code hlc}, whose stamps the log does not determine: broken ones, where
 *     events were left out
 * @param wrong how many stamps are not what they must be, taking those before them as the log has them
 * @param first of each clock the first wrong stamp, in the order of events
 * @param contradictions of each clock the first event that a stamp says was not after what it came after; whether the rule is broken
 *     on purpose or the stamp is wrong
 */
public record StampVerdict(
        long checked, List<String> unchecked, long wrong, List<WrongStamp> first, List<Contradiction> contradictions) {
    public StampVerdict {
        unchecked = List.copyOf(unchecked);
        first = List.copyOf(first);
        contradictions = List.copyOf(contradictions);
    }

    /** Whether no stamp is wrong. */
    public boolean isRight() {
        return wrong == 0;
    }
}
