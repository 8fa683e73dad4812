package buzzville.report;

import buzzville.experiment.comparison.Comparison;
import buzzville.experiment.comparison.Ranking.Standing;
import java.util.List;

/** Says who is first in a comparison. */
final class Leaders {
    private final Comparison comparison;
    private final Wording words;

    Leaders(Comparison comparison, Wording words) {
        this.comparison = comparison;
        this.words = words;
    }

    private List<Standing> leaders() {
        return comparison.ranking().standings().stream()
                .filter(standing -> standing.place() == 1)
                .toList();
    }

    /** How many objectives a strategy has. */
    int promises(Standing standing) {
        return comparison.contenders().stream()
                .filter(contender -> contender.name().equals(standing.strategy()))
                .mapToInt(contender -> contender.findings().promises().size())
                .findFirst()
                .orElse(0);
    }

    /** How the sentence looks: all met, something broken, or neither. */
    String colour() {
        List<Standing> leaders = leaders();
        if (leaders.isEmpty() || promises(leaders.get(0)) == 0) {
            return "";
        }
        Standing first = leaders.get(0);
        int broken = promises(first) - first.met() - first.open();
        return first.met() == promises(first) ? " pass" : broken > 0 ? " fail" : "";
    }

    /** Who is best, in a sentence or two. */
    String best() {
        List<Standing> leaders = leaders();
        if (leaders.isEmpty()) {
            return words.say("Nothing to rank.", "Rien à classer.");
        }
        String who = list(leaders.stream().map(Standing::strategy).toList());
        Standing first = leaders.get(0);
        int all = promises(first);
        boolean one = leaders.size() == 1;
        if (all == 0) {
            return words.say(
                    "Nothing was promised, so nobody is best.", "Rien n'était promis : personne n'est le meilleur.");
        } else if (first.met() == all) {
            String others = one ? "" : words.say(", and share first place", ", et se partagent la première place");
            return words.say(
                    "Best: " + who + ". " + (one ? "It keeps " : "They keep ") + promised(all) + others + ".",
                    "Le mieux : " + who + ". " + (one ? "Elle tient " : "Elles tiennent ") + promised(all) + others
                            + ".");
        }
        String open = first.open() == 0
                ? ""
                : words.say(", " + first.open() + " left open", ", " + first.open() + " indécis");
        return words.say(
                "No strategy keeps every promise. Best: " + who + ", with " + first.met() + " of " + all
                        + (all == 1 ? " objective" : " objectives") + " met" + open + ".",
                "Aucune stratégie ne tient toutes ses promesses. Le mieux : " + who + ", " + first.met() + " objectif"
                        + (first.met() == 1 ? "" : "s") + " sur " + all + " tenu" + (first.met() == 1 ? "" : "s") + open
                        + ".");
    }

    private String promised(int all) {
        return all == 1
                ? words.say("its promise", "sa promesse")
                : words.say("all " + all + " promises", "les " + all + " promesses");
    }

    private String list(List<String> names) {
        int last = names.size() - 1;
        return last == 0
                ? names.get(0)
                : String.join(", ", names.subList(0, last)) + words.say(" and ", " et ") + names.get(last);
    }
}
