package buzzville.causality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Events with equal stamps. */
final class Alike {
    private Alike() {}

    /**
     * Pairs of equal stamps of which one event may have influenced the other.
     *
     * @param alike a number for each event, the same for equal stamps
     */
    static long ordered(HappensBefore causality, int[] alike) {
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int event = 0; event < alike.length; event++) {
            groups.computeIfAbsent(alike[event], key -> new ArrayList<>()).add(event);
        }
        long ordered = 0;
        for (List<Integer> group : groups.values()) {
            if (group.size() > 1) {
                int[] events = group.stream().mapToInt(Integer::intValue).toArray();
                ordered += orderedOf(causality, events);
            }
        }
        return ordered;
    }

    /** As {@link HappensBefore#ordered} of the group, but only of those processes that have any event in it. */
    private static long orderedOf(HappensBefore causality, int[] group) {
        Map<Integer, List<Integer>> places = new TreeMap<>();
        for (int event : group) {
            places.computeIfAbsent(causality.process(event), key -> new ArrayList<>())
                    .add(causality.place(event));
        }
        long ordered = -group.length; // no event is before itself
        for (int event : group) {
            for (Map.Entry<Integer, List<Integer>> of : places.entrySet()) {
                int at = Collections.binarySearch(of.getValue(), causality.known(event, of.getKey()));
                ordered += at >= 0 ? at + 1 : -at - 1;
            }
        }
        return ordered;
    }

    /** Places by stamps, those of equal ones by number, which is as things happened. */
    static int[] places(int[] alike) {
        return Inversions.positions(alike.length, Comparator.comparingInt(event -> alike[event]));
    }
}
