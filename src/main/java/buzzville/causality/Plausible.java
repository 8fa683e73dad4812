package buzzville.causality;

import buzzville.causality.log.LoggedEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * What vectors with fewer entries would have said of the same events (F. Torres-Rojas and M. Ahamad, 1999), stamped anew by the
 * right rule.
 *
 * @param entries that they have; processes share them
 * @param events of which all pairs were compared: all, or some, evenly chosen
 * @param concurrent pairs of them
 * @param falselyOrdered concurrent pairs that seem ordered
 */
public record Plausible(int entries, int events, long concurrent, long falselyOrdered) {
    /** As many events are compared pair by pair. */
    static final int MOST = 2_000;

    /** Of concurrent pairs, how many seem ordered, from 0 to 1; NaN if there are none. */
    public double falseCausalityRate() {
        return (double) falselyOrdered / concurrent;
    }

    /** With 1, 2, 4 and so on entries, below the number of processes. */
    static List<Plausible> of(LoggedCausality causality) {
        List<Plausible> all = new ArrayList<>();
        for (int entries = 1; entries < causality.log().processes().size(); entries *= 2) {
            all.add(of(causality, entries));
        }
        return List.copyOf(all);
    }

    private static Plausible of(LoggedCausality causality, int entries) {
        List<LoggedEvent> events = causality.log().events();
        int[][] vectors = new int[events.size()][];
        for (int event = 0; event < vectors.length; event++) {
            int[] own = new int[entries];
            merge(own, vectors, causality.previous(event));
            for (int heard : causality.heardOf(event)) {
                merge(own, vectors, heard);
            }
            own[events.get(event).process() % entries]++;
            vectors[event] = own;
        }
        int[] chosen = VectorPairs.chosen(vectors.length, MOST);
        VectorPairs pairs = VectorPairs.count(causality.happensBefore(), vectors, new long[vectors.length], chosen);
        long ordered = causality.happensBefore().restricted(chosen).ordered();
        return new Plausible(entries, chosen.length, pairs.pairs() - ordered, pairs.falselyOrdered());
    }

    private static void merge(int[] own, int[][] vectors, int event) {
        for (int i = 0; event >= 0 && i < own.length; i++) {
            own[i] = Math.max(own[i], vectors[event][i]);
        }
    }
}
