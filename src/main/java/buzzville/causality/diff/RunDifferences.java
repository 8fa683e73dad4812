package buzzville.causality.diff;

import buzzville.causality.log.Circumstances;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.clock.VectorStamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/**
 * Everything in which two runs differ, the earliest first: by the true time at which the event happened in either.
 *
 * @param first one run
 * @param second the other
 * @param match which event is which
 * @param all the differences
 */
public record RunDifferences(EventLog first, EventLog second, RunMatch match, List<RunDifference> all) {
    public RunDifferences {
        all = List.copyOf(all);
    }

    /** Compares two runs. */
    public static RunDifferences of(EventLog first, EventLog second) {
        RunMatch match = RunMatch.of(first, second);
        return new RunDifferences(first, second, match, new Search(first, second, match).found());
    }

    /** In how many events they differ in a way. */
    public int count(Aspect aspect) {
        return (int) all.stream()
                .filter(difference -> difference.aspects().contains(aspect))
                .count();
    }

    private record Search(EventLog first, EventLog second, RunMatch match) {
        List<RunDifference> found() {
            boolean[] moved = moved();
            List<RunDifference> found = new ArrayList<>();
            for (int event = 0; event < first.events().size(); event++) {
                int other = match.inSecond(event);
                Set<Aspect> aspects = other == RunMatch.NONE ? EnumSet.of(Aspect.ONLY_FIRST) : aspects(event, other);
                if (moved[event]) {
                    aspects.add(Aspect.ORDER);
                }
                if (!aspects.isEmpty()) {
                    found.add(new RunDifference(event, other, aspects));
                }
            }
            for (int event = 0; event < second.events().size(); event++) {
                if (match.inFirst(event) == RunMatch.NONE) {
                    found.add(new RunDifference(RunMatch.NONE, event, EnumSet.of(Aspect.ONLY_SECOND)));
                }
            }
            found.sort(Comparator.comparingLong(this::since)); // at one instant, those of the first run first
            return found;
        }

        private long since(RunDifference difference) {
            long one = difference.first() < 0
                    ? Long.MAX_VALUE
                    : first.events().get(difference.first()).trueTime();
            long other = difference.second() < 0
                    ? Long.MAX_VALUE
                    : second.events().get(difference.second()).trueTime();
            return Math.min(one, other);
        }

        private Set<Aspect> aspects(int event, int other) {
            LoggedEvent a = first.events().get(event);
            LoggedEvent b = second.events().get(other);
            Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
            add(aspects, Aspect.TRUE_TIME, a.trueTime() == b.trueTime());
            add(
                    aspects,
                    Aspect.LOCAL_TIME,
                    a.stamps().local() == b.stamps().local()
                            && a.stamps().bound() == b.stamps().bound());
            add(aspects, Aspect.LAMPORT, a.stamps().lamport() == b.stamps().lamport());
            add(aspects, Aspect.VECTOR, vector(first, a).equals(vector(second, b)));
            add(aspects, Aspect.HYBRID, a.stamps().hybrid().equals(b.stamps().hybrid()));
            circumstances(aspects, a.circumstances(), b.circumstances());
            return aspects;
        }

        private void circumstances(Set<Aspect> aspects, Circumstances a, Circumstances b) {
            add(aspects, Aspect.ARRIVAL, a.arrivedAt() == b.arrivedAt());
            add(aspects, Aspect.STATE, Objects.equals(a.state(), b.state()));
            add(aspects, Aspect.HELD, a.held() == b.held());
            add(aspects, Aspect.JOURNAL, a.partition() == b.partition() && a.offset() == b.offset());
            add(aspects, Aspect.COMMIT, a.commit() == b.commit() && a.visibleAt() == b.visibleAt());
            add(
                    aspects,
                    Aspect.LINKS,
                    links(a.after(), match::inSecond).equals(links(b.after(), event -> event))
                            && links(a.hidden(), match::inSecond).equals(links(b.hidden(), event -> event)));
        }

        private static void add(Set<Aspect> aspects, Aspect aspect, boolean same) {
            if (!same) {
                aspects.add(aspect);
            }
        }

        private static Set<Integer> links(List<Integer> ids, IntUnaryOperator name) {
            Set<Integer> links = new HashSet<>();
            ids.forEach(id -> links.add(name.applyAsInt(id - 1)));
            return links;
        }

        /** By name of the process, as the two runs may have them in different places. */
        private static Map<String, Integer> vector(EventLog log, LoggedEvent event) {
            VectorStamp stamp = event.stamps().vector();
            Map<String, Integer> counts = new TreeMap<>();
            for (int i = 0; i < stamp.size(); i++) {
                int entry = stamp.process(i);
                String name =
                        log.rules().entries() == 0 ? log.processes().get(entry).name() : Integer.toString(entry);
                counts.put(name, stamp.count(entry));
            }
            return counts;
        }

        /**
         * Events of the first run that their process has in another order in the second: as few as possible, that is all but a longest
         * run of events that both have in one order.
         */
        private boolean[] moved() {
            boolean[] moved = new boolean[first.events().size()];
            List<List<Integer>> common = new ArrayList<>();
            first.processes().forEach(process -> common.add(new ArrayList<>()));
            for (int event = 0; event < moved.length; event++) {
                if (match.inSecond(event) != RunMatch.NONE) {
                    common.get(first.events().get(event).process()).add(event);
                }
            }
            for (List<Integer> events : common) {
                int[] places = events.stream().mapToInt(match::inSecond).toArray();
                boolean[] stays = longestRise(places);
                for (int k = 0; k < places.length; k++) {
                    moved[events.get(k)] = !stays[k];
                }
            }
            return moved;
        }
    }

    /** Which numbers are in a longest rising subsequence, by patience sorting (C. Schensted, 1961). */
    static boolean[] longestRise(int[] numbers) {
        int[] tops = new int[numbers.length];
        int[] below = new int[numbers.length];
        int piles = 0;
        for (int k = 0; k < numbers.length; k++) {
            int low = 0;
            int high = piles;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (numbers[tops[middle]] < numbers[k]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            below[k] = low == 0 ? -1 : tops[low - 1];
            tops[low] = k;
            piles = Math.max(piles, low + 1);
        }
        boolean[] rises = new boolean[numbers.length];
        for (int k = piles == 0 ? -1 : tops[piles - 1]; k >= 0; k = below[k]) {
            rises[k] = true;
        }
        return rises;
    }
}
