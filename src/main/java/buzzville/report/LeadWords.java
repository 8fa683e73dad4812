package buzzville.report;

import buzzville.experiment.Estimate;
import buzzville.experiment.Yardstick;
import buzzville.experiment.comparison.Comparison;
import buzzville.experiment.comparison.Contest;
import buzzville.experiment.comparison.Decision;
import buzzville.experiment.comparison.Decision.Edge;
import buzzville.experiment.comparison.Decision.Lead;
import buzzville.experiment.comparison.Decision.Rule;
import buzzville.experiment.comparison.Ranking;
import buzzville.experiment.comparison.Ranking.Standing;
import buzzville.report.text.Amounts;
import buzzville.report.text.YardstickWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/** Says what put the first strategy before those on the place behind it: the rule of the ranking that tells them apart, with its figures. */
final class LeadWords {
    private static final int MOST_SECONDS = 3;

    private final Comparison comparison;
    private final Decision decision;
    private final Wording words;
    private final YardstickWords names;
    private final Amounts amounts;

    LeadWords(Comparison comparison, Decision decision, Wording words, YardstickWords names, Amounts amounts) {
        this.comparison = comparison;
        this.decision = decision;
        this.words = words;
        this.names = names;
        this.amounts = amounts;
    }

    /** Why an objective is neither met nor broken. */
    static String undecided(int replications, Wording words) {
        return replications == 1
                ? words.say("this one run does not tell", "cet unique essai ne tranche pas")
                : words.say(
                        replications + " replications do not tell yet",
                        replications + " réplications ne suffisent pas à trancher");
    }

    /** An objective or another figure, in quotes where it has a name in the reader's language. */
    String called(Yardstick yardstick) {
        String name = names.name(yardstick);
        return yardstick.kind() == Yardstick.Kind.OBJECTIVE && !name.equals(yardstick.name())
                ? words.say("“" + name + "”", "«\u00a0" + name + "\u00a0»")
                : name;
    }

    /** The figure of a strategy. */
    String figure(Contest contest, String strategy) {
        Estimate estimate = Objects.requireNonNull(contest.estimates().get(strategy));
        return amounts.of(contest.yardstick().unit(), estimate);
    }

    /** The winner's figure instead of the other's. */
    String instead(Contest contest, Edge edge) {
        return figure(contest, edge.winner())
                + words.say(" instead of ", " au lieu de ")
                + figure(contest, edge.than())
                + words.say(" under ", " sous ")
                + edge.than();
    }

    /** In a sentence, where objectives met and broken alone do not tell the first from the second; else empty. */
    String sentence() {
        List<Lead> ties = decision.leads().stream()
                .filter(lead -> lead.rule() == Rule.TIE)
                .toList();
        if (ties.isEmpty() || ties.size() > MOST_SECONDS) {
            return "";
        }
        StringJoiner seconds = new StringJoiner(words.say(" and ", " et "));
        StringJoiner why = new StringJoiner(words.say(", and ", ", et "));
        for (Lead lead : ties) {
            seconds.add(lead.second().strategy());
            if (!lead.better().isEmpty()) {
                Edge edge = lead.better().get(0);
                Contest contest = Objects.requireNonNull(edge.contest());
                why.add(called(contest.yardstick()) + words.say(": ", "\u00a0: ") + instead(contest, edge));
            }
        }
        boolean one = ties.size() == 1;
        String level = words.say(
                seconds + (one ? " meets" : " meet") + " as many objectives; ",
                seconds + (one ? " tient" : " tiennent") + " autant d'objectifs ; ");
        return why.length() == 0
                ? level + often(ties.get(0)) + "."
                : level + words.say("what decides is ", "ce qui les départage : ") + why + ".";
    }

    private String often(Lead lead) {
        Ranking.Tie tie = lead.winner().tie();
        int better = tie == null ? 0 : tie.better();
        int worse = tie == null ? 0 : tie.worse();
        return words.say(
                lead.winner().strategy() + " is really better than its equals " + times(better) + ", and worse "
                        + times(worse),
                lead.winner().strategy() + " est vraiment meilleure que ses égales " + times(better) + ", et pire "
                        + times(worse));
    }

    private String times(int count) {
        return words.say(
                count == 1 ? "once" : count == 2 ? "twice" : count == 0 ? "never" : count + " times",
                count == 0 ? "jamais" : count + " fois");
    }

    /**
     * A line for each of those behind the first.
     *
     * @param told whether {@link #sentence} has been told, so that only what it leaves out is left to say
     */
    List<String> lines(boolean told) {
        boolean sentence = told && !sentence().isEmpty();
        List<String> lines = new ArrayList<>();
        for (Lead lead : decision.leads()
                .subList(0, Math.min(MOST_SECONDS, decision.leads().size()))) {
            String second = lead.second().strategy();
            if (!sentence || lead.rule() != Rule.TIE) {
                lines.add(words.say("Ahead of ", "Devant ") + second + words.say(": ", "\u00a0: ") + rule(lead));
            } else if (!lead.worse().isEmpty()) {
                lines.add(words.say("Worse than ", "Moins bien que ")
                        + second
                        + words.say(" at ", "\u00a0: ")
                        + all(lead.worse()));
            }
        }
        return lines;
    }

    private String rule(Lead lead) {
        return switch (lead.rule()) {
            case MET ->
                words.say(
                        lead.winner().met() + " objectives met instead of "
                                + lead.second().met(),
                        lead.winner().met() + " objectifs tenus au lieu de "
                                + lead.second().met());
            case BROKEN ->
                words.say(
                        "as many objectives met, and " + broken(lead.winner()) + " broken instead of "
                                + broken(lead.second()),
                        "autant d'objectifs tenus, et " + broken(lead.winner()) + " rompus au lieu de "
                                + broken(lead.second()));
            case TIE ->
                words.say("as many objectives met and broken, but ", "autant d'objectifs tenus et rompus, mais ")
                        + tied(lead);
        };
    }

    private String tied(Lead lead) {
        if (lead.better().isEmpty()) {
            return often(lead);
        }
        String better = words.say("really better at ", "vraiment meilleure en ") + all(lead.better());
        return lead.worse().isEmpty() ? better : better + words.say(", worse at ", ", pire en ") + all(lead.worse());
    }

    private String all(List<Edge> edges) {
        StringJoiner all = new StringJoiner(", ");
        for (Edge edge : edges) {
            Contest contest = Objects.requireNonNull(edge.contest());
            all.add(called(contest.yardstick()) + " (" + figure(contest, edge.winner())
                    + words.say(" instead of ", " au lieu de ") + figure(contest, edge.than()) + ")");
        }
        return all.toString();
    }

    private int broken(Standing standing) {
        int all =
                comparison.contender(standing.strategy()).findings().promises().size();
        return all - standing.met() - standing.open();
    }
}
