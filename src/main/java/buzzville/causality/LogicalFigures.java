package buzzville.causality;

import java.util.List;

/**
 * How far a clock that puts events in one line keeps to what happened before what.
 *
 * @param violations pairs of which the first may have influenced the second, and whose stamp is not below that of the second; 0
 *     unless the clock is broken
 * @param equalConcurrent pairs of which neither can have influenced the other, and whose stamps are equal
 * @param falselyOrdered pairs of which neither can have influenced the other, and whose stamps are not equal
 */
public record LogicalFigures(long violations, long equalConcurrent, long falselyOrdered) {
    /** Of concurrent pairs, how many are falsely ordered, from 0 to 1; NaN if there are none. */
    public double falseCausalityRate() {
        return (double) falselyOrdered / (equalConcurrent + falselyOrdered);
    }

    /** @param order LAMPORT or HLC */
    static LogicalFigures of(Scope all, Ordering order) {
        HappensBefore causality = all.happensBefore();
        List<Integer> sorted = all.sorted(order);
        int[] alike = all.alike(order, sorted);
        long equal = all.ties(order, sorted);
        long equalOrdered = Alike.ordered(causality, alike);
        // neither of two equal stamps is below the other, however they may have been put
        long inverted = Inversions.causal(causality, Alike.places(alike));
        long equalConcurrent = equal - equalOrdered;
        return new LogicalFigures(inverted + equalOrdered, equalConcurrent, causality.concurrent() - equalConcurrent);
    }
}
