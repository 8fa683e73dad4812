package buzzville.causality;

import java.util.ArrayList;
import java.util.List;

/**
 * What vectors with fewer entries would have said of the same events (F. Torres-Rojas and M. Ahamad, 1999), stamped anew by the
 * right rule.
 *
 * @param entries that they have; processes share them
 * @param concurrent pairs of events
 * @param falselyOrdered concurrent pairs that seem ordered
 */
public record Plausible(int entries, long concurrent, long falselyOrdered) {
    /** Of concurrent pairs, how many seem ordered, from 0 to 1; NaN if there are none. */
    public double falseCausalityRate() {
        return (double) falselyOrdered / concurrent;
    }

    /** With 1, 2, 4 and so on entries, below the number of processes. */
    static List<Plausible> of(LoggedCausality causality) {
        HappensBefore is = causality.happensBefore();
        long ordered = is.ordered();
        List<Plausible> all = new ArrayList<>();
        for (int entries = 1; entries < causality.log().processes().size(); entries *= 2) {
            long said = VectorOrder.ordered(is, Entries.shared(causality, entries));
            all.add(new Plausible(entries, is.pairs() - ordered, said - ordered));
        }
        return List.copyOf(all);
    }
}
