package buzzville.report;

import buzzville.city.PolicySummary;
import buzzville.city.RunSummary;
import buzzville.message.Priority;
import buzzville.metric.PolicyTally;
import buzzville.metric.PolicyTally.Deed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What policies did, as tables show it: the partitions of a broker together, and so the instances of a service; only those
 * that did anything.
 *
 * @param all in the order of the stages
 */
record PolicyRows(List<Entry> all) {
    /**
     * One policy in one place.
     *
     * @param place a service, a producer or {@code broker}, and behind a slash its lane if the policy is a lane's
     * @param first whether it is the first of its place
     */
    record Entry(String place, boolean first, String family, String name, PolicyTally tally) {
        /** The service, producer or broker. */
        String whose() {
            return place.replaceFirst("/.*", "");
        }

        /** The lane with a slash before it, or nothing. */
        String lane() {
            return place.substring(whose().length());
        }

        /**
         * Whether it did more than let messages pass, and more than the ledger says anyway: what a lane or a deadline loses has
         * a reason of its own there.
         */
        boolean isNews() {
            boolean inLedger = family.equals("overflow") || family.equals("expiry");
            return !tally.figures().isEmpty()
                    || priorities().stream()
                            .anyMatch(priority -> tally.blocked(priority.ordinal()) > 0
                                    || List.of(Deed.values()).stream()
                                            .anyMatch(deed -> !inLedger
                                                    && deed != Deed.ADMITTED
                                                    && tally.count(deed, priority.ordinal()) > 0));
        }

        /** The priorities that it met, the most urgent first. */
        List<Priority> priorities() {
            return List.of(Priority.values()).stream()
                    .filter(priority -> tally.met(priority.ordinal()))
                    .toList();
        }
    }

    /** A place's policies of one name are told apart by which of them it is. */
    private record Key(String place, String family, String name, int which) {}

    static PolicyRows of(RunSummary summary) {
        Map<Key, PolicyTally> sums = new LinkedHashMap<>();
        Map<Key, Integer> seen = new LinkedHashMap<>();
        for (PolicySummary policy : summary.policies()) {
            Key exactly = new Key(policy.place(), policy.family(), policy.name(), 0);
            String place = policy.place().replaceFirst("\\[\\d+](?=/|$)", "");
            int which = seen.merge(exactly, 1, Integer::sum);
            Key key = new Key(place, policy.family(), policy.name(), which);
            sums.computeIfAbsent(key, fresh -> new PolicyTally(summary.span())).add(policy.tally());
        }
        Map<String, List<Entry>> places = new LinkedHashMap<>();
        sums.forEach((key, tally) -> {
            List<Entry> here = places.computeIfAbsent(key.place(), fresh -> new ArrayList<>());
            Entry entry = new Entry(key.place(), here.isEmpty(), key.family(), key.name(), tally);
            if (!entry.priorities().isEmpty() || !tally.figures().isEmpty()) {
                here.add(entry);
            }
        });
        return new PolicyRows(places.values().stream().flatMap(List::stream).toList());
    }

    /** Only those that say more than the ledger does. */
    PolicyRows news() {
        List<Entry> some = new ArrayList<>();
        for (Entry entry : all) {
            if (entry.isNews()) {
                boolean first =
                        some.isEmpty() || !some.get(some.size() - 1).place().equals(entry.place());
                some.add(new Entry(entry.place(), first, entry.family(), entry.name(), entry.tally()));
            }
        }
        return new PolicyRows(List.copyOf(some));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether any of them ever did this. */
    boolean any(Deed deed) {
        return all.stream()
                .anyMatch(entry -> entry.priorities().stream()
                        .anyMatch(priority -> entry.tally().count(deed, priority.ordinal()) > 0));
    }

    /** Whether any of them ever made a message wait. */
    boolean anyBlocked() {
        return all.stream()
                .anyMatch(entry -> entry.priorities().stream()
                        .anyMatch(priority -> entry.tally().blocked(priority.ordinal()) > 0));
    }

    /** Whether two of them have one name and are of different families, such as {@code fixed}. */
    boolean isAmbiguous(Entry entry) {
        return all.stream()
                .anyMatch(other ->
                        other.name().equals(entry.name()) && !other.family().equals(entry.family()));
    }
}
