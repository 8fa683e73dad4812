package buzzville.causality;

import buzzville.causality.log.LoggedEvent;
import java.util.List;

/**
 * How right an order is.
 *
 * @param order what it is by
 * @param events of which all pairs were looked at; fewer than there are only for vectors that are not exact
 * @param pairs of events
 * @param causal pairs of which the first may have influenced the second and stands behind it
 * @param real pairs of which the first happened earlier and stands behind the other; for a commit order, of which the first could be
 *     seen by everybody before the second happened
 * @param ties pairs that are equal, and were put in order as {@link Scope#sorted} says
 * @param unordered pairs that the order says nothing of; 0 unless it is that of vectors
 */
public record OrderFigures(Ordering order, int events, long pairs, long causal, long real, long ties, long unordered) {
    /** As many events of inexact vectors are compared pair by pair. */
    static final int MOST = 10_000;

    /** Those of one order of a scope that has it. */
    public static OrderFigures of(Scope whole, Ordering order) {
        if (order == Ordering.VECTOR) {
            VectorPairs pairs = VectorPairs.of(whole, MOST);
            return new OrderFigures(
                    order,
                    pairs.events(),
                    pairs.pairs(),
                    pairs.causal(),
                    pairs.real(),
                    pairs.same(),
                    pairs.concurrent() + pairs.same());
        }
        Scope scope = order == Ordering.COMMIT ? whole.committed() : whole;
        List<Integer> sorted = scope.sorted(order);
        int[] position = new int[scope.size()];
        for (int i = 0; i < sorted.size(); i++) {
            position[sorted.get(i)] = i;
        }
        long[] trueTime = scope.times(LoggedEvent::trueTime);
        Inversions inversions = Inversions.of(scope.happensBefore(), position, trueTime);
        long real = order == Ordering.COMMIT
                ? Inversions.seen(position, scope.times(OrderFigures::seen), trueTime)
                : inversions.real();
        long pairs = (long) scope.size() * (scope.size() - 1) / 2;
        return new OrderFigures(order, scope.size(), pairs, inversions.causal(), real, scope.ties(order, sorted), 0);
    }

    /** When everybody could see an event; never if the run ended while it waited. */
    private static long seen(LoggedEvent event) {
        long at = event.circumstances().visibleAt();
        return at < 0 ? Long.MAX_VALUE : at;
    }

    /** Both together. */
    OrderFigures plus(OrderFigures other) {
        return new OrderFigures(
                order,
                events + other.events,
                pairs + other.pairs,
                causal + other.causal,
                real + other.real,
                ties + other.ties,
                unordered + other.unordered);
    }
}
