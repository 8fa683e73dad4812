package buzzville.experiment.comparison;

import buzzville.city.Judgement.Verdict;
import buzzville.experiment.Promise;
import buzzville.experiment.Sample;
import buzzville.experiment.SingleRun;
import buzzville.experiment.Stop;
import buzzville.experiment.Yardstick;
import buzzville.experiment.Yardsticks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What several strategies came to.
 *
 * @param contenders in the order in which they were named
 * @param baseline the name of the one that the others are measured against
 * @param paired whether all met the same occurrences, replication by replication; if not, differences have intervals for
 *     independent samples
 * @param occurrences the hashes of what happened whatever the strategy, one for each replication; those of the baseline if not
 *     paired
 * @param stop why there are as many replications as there are
 * @param contests each figure by which they were compared
 * @param ranking who is best, and who is dominated
 */
public record Comparison(
        List<Contender> contenders,
        String baseline,
        boolean paired,
        List<Long> occurrences,
        Stop stop,
        List<Contest> contests,
        Ranking ranking) {
    /**
     * Compares strategies of as many replications each. They are paired if all met the same occurrences.
     *
     * @param contenders at least two; their names differ
     * @param baseline the name of one of them
     */
    public static Comparison of(List<Contender> contenders, String baseline, Stop stop) {
        List<Long> occurrences = contenders.stream()
                .filter(contender -> contender.name().equals(baseline))
                .findFirst()
                .map(Comparison::occurrences)
                .orElseThrow(() -> new IllegalArgumentException("no strategy '" + baseline + "'"));
        boolean paired =
                contenders.stream().allMatch(contender -> occurrences(contender).equals(occurrences));
        List<Contest> contests = contests(contenders, baseline, paired);
        return new Comparison(
                List.copyOf(contenders),
                baseline,
                paired,
                occurrences,
                stop,
                contests,
                Ranking.of(verdicts(contenders), contests, paired));
    }

    private static Map<String, List<Verdict>> verdicts(List<Contender> contenders) {
        Map<String, List<Verdict>> verdicts = new LinkedHashMap<>();
        contenders.forEach(contender -> verdicts.put(
                contender.name(),
                contender.findings().promises().values().stream()
                        .map(Promise::verdict)
                        .toList()));
        return verdicts;
    }

    private static List<Long> occurrences(Contender contender) {
        return contender.findings().runs().stream()
                .map(SingleRun::occurrencesHash)
                .toList();
    }

    /** A figure that a strategy lacks, since it has another objective instead, is one that it has no data for. */
    private static List<Contest> contests(List<Contender> contenders, String baseline, boolean paired) {
        Map<String, Yardstick> yardsticks = new LinkedHashMap<>();
        Map<String, Map<String, Sample>> samples = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            Yardsticks.of(contender.findings()).forEach((yardstick, sample) -> {
                Yardstick first = yardsticks.computeIfAbsent(yardstick.name(), fresh -> yardstick);
                if (first.kind() == yardstick.kind() && first.unit() == yardstick.unit()) {
                    samples.computeIfAbsent(yardstick.name(), fresh -> new LinkedHashMap<>())
                            .put(contender.name(), sample);
                }
            });
        }
        List<Contest> contests = new ArrayList<>();
        yardsticks.forEach((name, yardstick) -> {
            Map<String, Sample> found = samples.getOrDefault(name, Map.of());
            Map<String, Sample> all = new LinkedHashMap<>();
            contenders.forEach(contender -> all.put(
                    contender.name(),
                    found.getOrDefault(
                            contender.name(),
                            Sample.nothing(contender.findings().replications()))));
            contests.add(Contest.of(yardstick, all, baseline, paired));
        });
        return contests;
    }

    /** Figures of one kind. */
    public List<Contest> contests(Yardstick.Kind kind) {
        return contests.stream()
                .filter(contest -> contest.yardstick().kind() == kind)
                .toList();
    }

    /** How many replications each strategy has. */
    public int replications() {
        return occurrences.size();
    }

    /**
     * One of the strategies.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public Contender contender(String name) {
        return contenders.stream()
                .filter(contender -> contender.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no strategy '" + name + "'"));
    }
}
