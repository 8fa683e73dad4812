package buzzville.causality;

/**
 * How far the vectors of a log say what happened before what.
 *
 * @param events of which all pairs were compared: all, or some, evenly chosen, if the vectors are not exact and the log is long
 * @param concurrentDetected pairs that they say are concurrent; all that are so, and no others, if they are exact
 * @param same pairs with equal vectors, which right ones of one entry a process never are
 * @param missed pairs of which one may have influenced the other, and they do not say so; 0 unless the rule is broken
 * @param falselyOrdered concurrent pairs that they order; 0 unless processes share entries or the rule is broken
 */
public record VectorFigures(int events, long concurrentDetected, long same, long missed, long falselyOrdered) {
    static VectorFigures of(Scope all) {
        VectorPairs pairs = VectorPairs.of(all, OrderFigures.MOST);
        return new VectorFigures(
                pairs.events(), pairs.concurrent(), pairs.same(), pairs.missed(), pairs.falselyOrdered());
    }
}
