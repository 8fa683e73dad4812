package buzzville.experiment.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Judgement.Verdict;
import buzzville.experiment.Sample;
import buzzville.experiment.Yardstick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts and figures by hand. */
class RankingTest {
    /** Ten replications around a figure; two figures differ by the same in each of them. */
    private static Sample around(String text) {
        double[] values = new double[10];
        if (text.equals("endless")) {
            Arrays.fill(values, Double.POSITIVE_INFINITY);
        } else if (text.equals("nothing")) {
            Arrays.fill(values, Double.NaN);
        } else if (text.startsWith("~")) {
            // ten more and ten less by turns: the deviation of a difference is 10.54, so 95 % are 2.26216 * 10.54 /
            // sqrt(10) = 7.54
            // either way, and one of three intervals that hold together is 2.93332 * 10.54 / sqrt(10) = 9.78
            Arrays.setAll(values, k -> Double.parseDouble(text.substring(1)) + k + (k % 2 == 0 ? 10 : -10));
        } else {
            Arrays.setAll(values, k -> Double.parseDouble(text) + k);
        }
        return Sample.mean(values);
    }

    private static Contest contest(Yardstick.Kind kind, String... figures) {
        Map<String, Sample> samples = new LinkedHashMap<>();
        for (int i = 0; i < figures.length; i++) {
            samples.put(String.valueOf((char) ('a' + i)), around(figures[i]));
        }
        Yardstick yardstick = new Yardstick(kind.label(), "", kind, Yardstick.Unit.COUNT, true);
        return Contest.of(yardstick, samples, "a", true);
    }

    private static Map<String, List<Verdict>> verdicts(String... letters) {
        Map<String, List<Verdict>> verdicts = new LinkedHashMap<>();
        for (int i = 0; i < letters.length; i++) {
            verdicts.put(
                    String.valueOf((char) ('a' + i)),
                    letters[i]
                            .chars()
                            .mapToObj(c -> switch (c) {
                                case 'P' -> Verdict.PASS;
                                case 'I' -> Verdict.INCONCLUSIVE;
                                case 'N' -> Verdict.NO_DATA;
                                default -> Verdict.FAIL;
                            })
                            .toList());
        }
        return verdicts;
    }

    private static String places(Ranking ranking) {
        StringBuilder text = new StringBuilder();
        ranking.standings()
                .forEach(standing -> text.append(standing.place())
                        .append(standing.strategy())
                        .append(' '));
        return text.toString().strip();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # verdicts of a, b, c | figures at the objective | places
            PP | PF | FF | 1  | 1  | 1   | 1a 2b 3c
            FF | PF | PP | 1  | 1  | 1   | 1c 2b 3a
            PF | PI | PF | 1  | 1  | 1   | 1b 2a 2c
            PF | PN | PI | 1  | 1  | 1   | 1c 2a 2b
            PP | PP | PP | 5  | 3  | 1   | 1c 2b 3a
            PP | PP | PP | 5  | 1  | 1   | 1b 1c 3a
            PP | PP | PP | 1  | 1  | 1   | 1a 1b 1c
            PP | PP | PP | 1  | ~2 | 3   | 1a 2b 3c
            FF | FF | PP | 1  | 5  | 9   | 1c 2a 3b
            FF | FF | FF | 1  | endless | endless | 1a 2b 2c
            FF | FN | FN | 1  | nothing | nothing | 1a 1b 1c
            """)
    void whoeverMeetsMoreIsFirstThenWhoeverBreaksLessThenWhoeverIsReallyBetterThanItsEquals(
            String a, String b, String c, String figureA, String figureB, String figureC, String places) {
        List<Contest> contests = List.of(contest(Yardstick.Kind.OBJECTIVE, figureA, figureB, figureC));

        assertThat(places(Ranking.of(verdicts(a, b, c), contests, true))).isEqualTo(places);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # objective, service figure and price of a, then of b | who dominates b
            1  | 1  | 1  | 2  | 1  | 1  | a
            1  | 1  | 1  | 1  | 1  | 2  | a
            1  | 1  | 1  | 1  | 1  | 1  | ''
            1  | 1  | 2  | 2  | 1  | 1  | ''
            1  | 2  | 1  | 2  | 1  | 1  | ''
            1  | 1  | ~1 | 99 | 1  | 1  | a
            1  | 1  | ~9.5 | 99 | 1  | 1  | ''
            1  | 1  | 1  | endless | 1 | 1 | a
            1  | endless | 1 | 2 | 1  | 1  | ''
            1  | nothing | 1 | 2 | 1  | 1  | ''
            1  | 1  | 1  | 2  | nothing | 1 | a
            1  | nothing | 1 | 2 | nothing | 1 | a
            """)
    void aStrategyIsDominatedByWhateverIsReallyBetterAtSomethingAndNowhereWorse(
            String objective, String service, String price, String other, String service2, String price2, String by) {
        List<Contest> contests = List.of(
                contest(Yardstick.Kind.OBJECTIVE, objective, other),
                contest(Yardstick.Kind.SERVICE, service, service2),
                contest(Yardstick.Kind.PRICE, price, price2));

        Ranking ranking = Ranking.of(verdicts("P", "P"), contests, true);
        List<String> dominators = ranking.standings().stream()
                .filter(standing -> standing.strategy().equals("b"))
                .flatMap(standing -> standing.dominatedBy().stream())
                .toList();
        assertThat(String.join(" ", dominators)).isEqualTo(by);
    }

    @Test
    void measuresPromiseNothingAndDominateNobody() {
        List<Contest> contests = List.of(contest(Yardstick.Kind.MEASURE, "1", "2"));

        Ranking ranking = Ranking.of(verdicts("", ""), contests, true);
        assertThat(places(ranking)).isEqualTo("1a 1b");
        assertThat(ranking.standings())
                .allMatch(standing -> standing.dominatedBy().isEmpty());
        assertThat(ranking.bestAt()).containsEntry("measure", List.of("a"));
    }

    @Test
    void theMoreIsSaidAtOnceTheMoreItTakesToSayIt() {
        // differences of 4, 5 and 6: mean 5, deviation 1, so 4.30265 * sqrt(1 / 3) = 2.48 for one figure of one pair,
        // and for
        // ten figures, each with 0.05 / 10: 14.0890 * sqrt(1 / 3) = 8.13 (Bonferroni's table for two degrees of
        // freedom)
        Map<String, Sample> differ = new LinkedHashMap<>();
        differ.put("a", Sample.mean(new double[] {1, 2, 3}));
        differ.put("b", Sample.mean(new double[] {5, 7, 9}));
        Map<String, Sample> same = new LinkedHashMap<>();
        same.put("a", Sample.mean(new double[] {1, 1, 1}));
        same.put("b", Sample.mean(new double[] {1, 1, 1}));
        List<Contest> contests = new ArrayList<>();
        contests.add(Contest.of(ContestTest.LATE, differ, "a", true));
        assertThat(dominators(contests)).containsExactly("a");
        for (int i = 0; i < 9; i++) {
            contests.add(Contest.of(ContestTest.yardstick("same " + i, true), same, "a", true));
        }
        assertThat(dominators(contests)).isEmpty();
    }

    private static List<String> dominators(List<Contest> contests) {
        return Ranking.of(verdicts("P", "P"), contests, true).standings().stream()
                .flatMap(standing -> standing.dominatedBy().stream())
                .toList();
    }

    @Test
    void aStandingCountsTheObjectivesAndThoseItIsUnbeatenAt() {
        List<Contest> contests =
                List.of(contest(Yardstick.Kind.OBJECTIVE, "1", "2"), contest(Yardstick.Kind.PRICE, "2", "1"));

        assertThat(Ranking.of(verdicts("PIF", "PNF"), contests, true).standings())
                .containsExactly(
                        new Ranking.Standing("a", 1, 1, 1, 1, null, List.of()),
                        new Ranking.Standing("b", 2, 1, 0, 0, null, List.of()));
    }
}
