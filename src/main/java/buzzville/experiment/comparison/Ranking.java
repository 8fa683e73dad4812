package buzzville.experiment.comparison;

import buzzville.city.Judgement.Verdict;
import buzzville.experiment.Estimate;
import buzzville.experiment.Sample;
import buzzville.experiment.Yardstick;
import buzzville.experiment.comparison.Difference.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is best: whoever meets the most objectives; of those, whoever breaks the fewest; of those, whoever is really better than the
 * others more often than really worse, objective by objective. Whoever is equal in all of this shares a place.
 *
 * <p>One strategy dominates another if it is really better at some figure and not the least bit worse at any: of objectives, what
 * befell messages, and prices. As this is said of all figures of all pairs at once, the intervals that show one to be better hold together for
 * all of them with 95 % (Bonferroni); but that it is nowhere worse, which is what a wide interval would also find, takes intervals of
 * 95 % each that do not show it to be.
 *
 * @param standings the best first
 * @param bestAt for each figure, by name, those that no other is really better than
 */
public record Ranking(List<Standing> standings, Map<String, List<String>> bestAt) {
    /**
     * Where a strategy stands.
     *
     * @param strategy its name
     * @param place from 1; those that cannot be told apart share one
     * @param met how many objectives it meets
     * @param open how many of them are inconclusive
     * @param bestAt how many objectives no other is really better at
     * @param tie how it fares among those with as many objectives met and broken; null if there are none
     * @param dominatedBy those that are really better at some figure and really worse at none, prices among them
     */
    public record Standing(
            String strategy,
            int place,
            int met,
            int open,
            int bestAt,
            @Nullable Tie tie,
            List<String> dominatedBy) {}

    /**
     * How often, objective by objective, a strategy is really better than its equals, and how often really worse.
     *
     * @param better how often better
     * @param worse how often worse
     */
    public record Tie(int better, int worse) {
        /** What decides between equals: how much more often better than worse. */
        public int surplus() {
            return better - worse;
        }
    }

    /**
     * Ranks.
     *
     * @param verdicts on the objectives of each strategy, by name
     * @param contests each figure by which they were compared
     * @param paired whether all met the same occurrences
     */
    static Ranking of(Map<String, List<Verdict>> verdicts, List<Contest> contests, boolean paired) {
        Map<String, List<String>> best = new LinkedHashMap<>();
        contests.forEach(contest -> best.put(contest.yardstick().name(), contest.best()));
        List<Contest> promised = contests.stream()
                .filter(contest -> contest.yardstick().kind() == Yardstick.Kind.OBJECTIVE)
                .toList();
        Dominance dominance = Dominance.of(contests, paired);
        List<Entry> entries = new ArrayList<>();
        verdicts.forEach((name, all) -> {
            int met = Collections.frequency(all, Verdict.PASS);
            int open = Collections.frequency(all, Verdict.INCONCLUSIVE);
            entries.add(new Entry(name, met, open, all.size() - met - open));
        });
        Map<String, Tie> ties = new LinkedHashMap<>();
        entries.forEach(entry -> ties.put(entry.name, entry.among(entries, promised)));
        Comparator<Entry> order = Comparator.<Entry>comparingInt(entry -> -entry.met)
                .thenComparingInt(entry -> entry.broken)
                .thenComparingInt(entry -> -of(ties, entry).surplus());
        List<Entry> sorted = entries.stream().sorted(order).toList();
        List<Standing> standings = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            Entry entry = sorted.get(i);
            boolean equal = i > 0 && order.compare(sorted.get(i - 1), entry) == 0;
            int place = equal ? standings.get(i - 1).place() : i + 1;
            int bestAt = (int) promised.stream()
                    .filter(contest -> contest.best().contains(entry.name))
                    .count();
            List<String> dominators = entries.stream()
                    .map(other -> other.name)
                    .filter(other -> !other.equals(entry.name) && dominance.isOver(other, entry.name))
                    .toList();
            standings.add(new Standing(
                    entry.name,
                    place,
                    entry.met,
                    entry.open,
                    bestAt,
                    entry.isAlone(entries) ? null : of(ties, entry),
                    dominators));
        }
        return new Ranking(List.copyOf(standings), best);
    }

    private static Tie of(Map<String, Tie> ties, Entry entry) {
        return ties.getOrDefault(entry.name, new Tie(0, 0));
    }

    private record Entry(String name, int met, int open, int broken) {
        boolean isEqual(Entry other) {
            return other.met == met && other.broken == broken;
        }

        boolean isAlone(List<Entry> all) {
            return all.stream().filter(this::isEqual).count() == 1;
        }

        /** How it fares among those with as many objectives met and broken. */
        Tie among(List<Entry> all, List<Contest> promised) {
            int better = 0;
            int worse = 0;
            for (Entry other : all) {
                if (isEqual(other)) {
                    for (Contest contest : promised) {
                        better += contest.isBetter(name, other.name) ? 1 : 0;
                        worse += contest.isBetter(other.name, name) ? 1 : 0;
                    }
                }
            }
            return new Tie(better, worse);
        }
    }

    /** Who is better than whom at something and worse at nothing. */
    private record Dominance(List<Contest.Duel> duels, double confidence) {
        static Dominance of(List<Contest> contests, boolean paired) {
            List<Contest.Duel> duels = contests.stream()
                    .filter(contest -> contest.yardstick().kind() != Yardstick.Kind.MEASURE
                            && contest.yardstick().kind() != Yardstick.Kind.RECOVERY)
                    .map(contest -> new Contest.Duel(contest.yardstick(), contest.samples(), paired))
                    .toList();
            int strategies = duels.isEmpty() ? 0 : duels.get(0).samples().size();
            return new Dominance(duels, Contest.oneOf(Contest.pairs(strategies) * duels.size()));
        }

        boolean isOver(String one, String other) {
            return duels.stream()
                            .anyMatch(duel -> duel.of(one, other, confidence).outcome() == Outcome.BETTER)
                    && duels.stream().allMatch(duel -> isNoWorse(duel, one, other));
        }

        private static boolean isNoWorse(Contest.Duel duel, String one, String other) {
            Sample mine = duel.sample(one);
            Sample theirs = duel.sample(other);
            return switch (duel.of(one, other, Estimate.CONFIDENCE).outcome()) {
                case BETTER, SAME -> true;
                case WORSE -> false;
                case OPEN -> mine.endless() <= theirs.endless();
                // with nothing to show, nobody is known to be no worse
                case NO_DATA -> theirs.known() == 0 || !theirs.hasEnough();
            };
        }
    }
}
