package buzzville.report;

import buzzville.experiment.Estimate;
import buzzville.experiment.Promise;
import buzzville.experiment.Yardstick.Unit;
import buzzville.experiment.branch.Divergence;
import buzzville.experiment.branch.Ending;
import buzzville.experiment.branch.Side;
import buzzville.report.text.Human;
import buzzville.report.text.Labels;
import buzzville.report.text.Numbers;
import buzzville.scenario.Objective;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What another choice changed, in sentences. */
final class BranchWords {
    private final BranchFacts facts;
    private final Wording words;
    private final Human human;
    private final Labels labels;

    BranchWords(BranchFacts facts, Wording words) {
        this.facts = facts;
        this.words = words;
        this.human = words.human();
        this.labels = words.labels(facts.result().after().scenario());
    }

    /** What was decided when, and how much is the same. */
    List<String> head() {
        List<String> lines = new ArrayList<>();
        String from = words.say("from ", "à partir de ") + human.duration(facts.at());
        if (facts.name().isEmpty()) {
            lines.add(words.say("nothing is different ", "rien n'est différent ") + from);
        } else if (facts.strategy() != null) {
            lines.add(from + words.say(" on: strategy ", " : stratégie ") + facts.strategy() + ", " + facts.change());
        } else {
            lines.add(from + words.say(" on: ", " : ") + facts.change());
        }
        lines.add(words.say(
                        "the same until then: %s events, fingerprint %s",
                        "identiques jusque-là : %s événements, empreinte %s")
                .formatted(human.count(facts.events()), Numbers.hex(facts.prefix())));
        return lines;
    }

    /** How many messages have another end. */
    List<String> divergence() {
        Divergence divergence = facts.result().divergence();
        List<String> lines = new ArrayList<>();
        String all = human.count(divergence.stories());
        if (divergence.different() == 0) {
            lines.add(words.say(
                    "not one of " + all + " messages has another end",
                    "aucun des " + all + " messages n'a une autre fin"));
            return lines;
        }
        List<String> each = new ArrayList<>();
        add(each, divergence.saved(), "saved", "sauvés");
        add(each, divergence.lost(), "lost", "perdus");
        add(each, divergence.sooner(), "sooner", "plus tôt");
        add(each, divergence.later(), "later", "plus tard");
        add(each, divergence.otherwise(), "otherwise", "autrement");
        lines.add(words.say("%s of %s messages have another end: %s", "%s messages sur %s ont une autre fin : %s")
                .formatted(human.count(divergence.different()), all, String.join(", ", each)));
        Divergence.First first = divergence.first();
        if (first != null) {
            Ending one = first.either();
            lines.add(words.say("the first: ", "le premier : ")
                    + Numbers.hex(one.id()) + " (" + one.event() + words.say(" of ", " de ")
                    + human.duration(one.occurredAt()) + words.say(", at ", ", chez ")
                    + (one.service().equals("broker") ? "broker" : labels.service(one.service())) + ")"
                    + words.say(", without: ", ", sans : ") + end(first.without())
                    + words.say("; with: ", " ; avec : ") + end(first.with()));
        }
        return lines;
    }

    private void add(List<String> each, long count, String english, String french) {
        if (count > 0) {
            each.add(human.count(count) + " " + words.say(english, french));
        }
    }

    private String end(@Nullable Ending ending) {
        if (ending == null) {
            return words.say("there is none", "il n'existe pas");
        } else if (ending.fate() == null) {
            return words.say("on its way at the end", "en route à la fin");
        }
        String fate = ending.isDelivered()
                ? words.say("delivered", "livré")
                : ending.isLost()
                        ? words.say("lost (", "perdu (") + words.fate(ending.fate()) + ")"
                        : words.fate(ending.fate());
        return fate + words.say(" at ", " à ") + human.duration(ending.endedAt());
    }

    String service(String name) {
        return labels.service(name);
    }

    /** A figure of one of the two runs. */
    String figure(Side side, boolean with) {
        double pooled = (with ? side.with() : side.without()).pooled();
        return Double.isNaN(pooled) ? Human.NONE : words.figure(side.duration() ? Unit.DURATION : Unit.RATIO, pooled);
    }

    /** The difference with its interval, if it is real; else empty. */
    String real(Side side) {
        Estimate difference = BranchJson.difference(side.without(), side.with());
        boolean real = difference.low() > 0 || difference.high() < 0;
        return real ? words.difference(side.duration() ? Unit.DURATION : Unit.RATIO, difference) : "";
    }

    /** A verdict and the figure it came from. */
    String verdict(@Nullable Promise promise, @Nullable Objective objective) {
        return promise == null || objective == null
                ? Human.NONE
                : words.verdict(promise.verdict()) + " "
                        + words.actual(objective, promise.actual().estimate());
    }

    /** What workers come to, where that differs; each without and with. */
    List<List<String>> prices() {
        List<List<String>> rows = new ArrayList<>();
        facts.result().prices().forEach((name, price) -> {
            if (price[0] != price[1] || price[2] != price[3]) {
                rows.add(List.of(
                        labels.service(name),
                        words.figure(Unit.HOURS, price[0]),
                        words.figure(Unit.HOURS, price[1]),
                        words.figure(Unit.MONEY, price[2]),
                        words.figure(Unit.MONEY, price[3])));
            }
        });
        return rows;
    }
}
