package buzzville.experiment.search;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * The first of several values in a row at which something is so, if it is so at all that follow. Halves what is left, and looks
 * at the neighbours of what it finds and at both ends.
 *
 * @param first index of the value, from 0; -1 if it is so at none
 * @param tried whether it was so, by index, in order
 */
public record Threshold(int first, Map<Integer, Boolean> tried) {
    /**
     * Searches.
     *
     * @param values how many there are, at least 1
     * @param isSo asked once for each value that matters
     */
    public static Threshold find(int values, IntPredicate isSo) {
        Map<Integer, Boolean> tried = new TreeMap<>();
        int last = values - 1;
        if (!ask(last, isSo, tried)) {
            return new Threshold(ask(0, isSo, tried) ? 0 : -1, tried);
        } else if (ask(0, isSo, tried)) {
            return new Threshold(0, tried);
        }
        int not = 0;
        int so = last;
        while (so - not > 1) {
            int middle = (not + so) >>> 1;
            if (ask(middle, isSo, tried)) {
                so = middle;
            } else {
                not = middle;
            }
        }
        if (so < last) {
            ask(so + 1, isSo, tried);
        }
        return new Threshold(so, tried);
    }

    private static boolean ask(int index, IntPredicate isSo, Map<Integer, Boolean> tried) {
        return tried.computeIfAbsent(index, isSo::test);
    }

    /** Whether it was not so at a value behind the first, so that there is not one threshold. */
    public boolean isContradicted() {
        return first >= 0 && tried.entrySet().stream().anyMatch(one -> one.getKey() > first && !one.getValue());
    }
}
