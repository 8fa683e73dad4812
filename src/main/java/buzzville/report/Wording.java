package buzzville.report;

import buzzville.city.Judgement.Verdict;
import buzzville.city.Reason;
import buzzville.experiment.Estimate;
import buzzville.experiment.Findings;
import buzzville.experiment.Promise;
import buzzville.experiment.Remark;
import buzzville.experiment.Sample;
import buzzville.experiment.Yardstick;
import buzzville.message.Priority;
import buzzville.metric.Fate;
import buzzville.metric.PolicyTally.Deed;
import buzzville.report.text.Human;
import buzzville.report.text.Labels;
import buzzville.report.text.Names;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import buzzville.scenario.Metric;
import buzzville.scenario.Objective;
import buzzville.scenario.Scenario;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The words of verdicts and ledgers in a language. */
final class Wording {
    private static final int PLACE = 24;
    private static final int MOST_REPLICATIONS = 100_000;

    private final ReportLanguage language;
    private final Human human;

    Wording(ReportLanguage language) {
        this.language = language;
        this.human = new Human(language);
    }

    ReportLanguage language() {
        return language;
    }

    Human human() {
        return human;
    }

    String say(String english, String french) {
        return language.choose(english, french);
    }

    String priority(Priority priority) {
        return Names.of(priority, language);
    }

    String fate(Fate fate) {
        return Names.of(fate, language);
    }

    /** What a policy did to messages, in two lines. */
    String deed(Deed deed) {
        return switch (deed) {
            case ADMITTED -> say("let\npass", "laissés\npasser");
            case REJECTED -> say("rejected\n(told)", "refusés\n(averti)");
            case DROPPED -> say("dropped\n(silent)", "jetés\n(silence)");
            case EXPIRED -> say("\nexpired", "\nexpirés");
            case MERGED -> say("\nmerged", "\nfusionnés");
        };
    }

    /** What kind of policy it is. */
    String family(String family) {
        return Names.ofFamily(family, language);
    }

    /** Some of all. */
    String of(long some, long all) {
        return human.count(some) + say(" of ", " sur ") + human.count(all);
    }

    String incident(String kind) {
        return Names.ofIncident(kind, language);
    }

    String verdict(Verdict verdict) {
        return switch (verdict) {
            case PASS -> say("PASS", "TENU");
            case FAIL -> say("FAIL", "ROMPU");
            case INCONCLUSIVE -> say("INCONCLUSIVE", "INDÉCIS");
            case NO_DATA -> say("NO DATA", "SANS DONNÉES");
        };
    }

    /** The figure that an objective came to. */
    String actual(Objective objective, double value) {
        return actual(objective.metric(), value);
    }

    /** The same of a metric. */
    String actual(Metric metric, double value) {
        return figure(Yardstick.Unit.of(metric), value);
    }

    /** A figure in its unit, not below 0. */
    String figure(Yardstick.Unit unit, double value) {
        return switch (unit) {
            // what is lost of one instant is not nothing (RPO), and not worth counting the ticks of the clock
            case DURATION -> value > 0 && value <= 1 ? "> 0 s" : human.duration(value);
            case RATIO -> human.percent(value);
            case COUNT, MONEY -> human.number(value);
            case RATE -> human.rate(value);
            case HOURS -> Double.isFinite(value) ? human.number(value) + " h" : Human.NONE;
        };
    }

    /** A difference of figures with its sign; of shares in percentage points. */
    String difference(Yardstick.Unit unit, double value) {
        if (!Double.isFinite(value)) {
            return Human.NONE;
        }
        String size = unit == Yardstick.Unit.DURATION ? human.duration(Math.abs(value)) : figure(unit, Math.abs(value));
        if (unit == Yardstick.Unit.RATIO) {
            size = size.replaceFirst("\\u00a0?%$", say(" pp", "\u00a0pt"));
        }
        return value == 0 ? size : (value < 0 ? "-" : "+") + size;
    }

    /** The interval of a figure, cut where no such figure can be; empty without one. */
    String interval(Objective objective, Estimate estimate) {
        return interval(objective.metric(), estimate);
    }

    /** The same of a metric. */
    String interval(Metric metric, Estimate estimate) {
        return interval(Yardstick.Unit.of(metric), estimate);
    }

    /** The same of any figure. */
    String interval(Yardstick.Unit unit, Estimate estimate) {
        if (Double.isNaN(estimate.low()) || Double.isNaN(estimate.high())) {
            return "";
        }
        double most = unit == Yardstick.Unit.RATIO ? 1 : Double.MAX_VALUE;
        String low = figure(unit, Math.max(0, estimate.low()));
        String high = figure(unit, Math.min(most, estimate.high()));
        return "[" + low + say(", ", " ; ") + high + "]";
    }

    /** The interval of a difference; empty without one. */
    String difference(Yardstick.Unit unit, Estimate estimate) {
        return Double.isNaN(estimate.low()) || Double.isNaN(estimate.high())
                ? ""
                : "[" + difference(unit, estimate.low()) + say(", ", " ; ") + difference(unit, estimate.high()) + "]";
    }

    /** What people call things of a scenario. */
    Labels labels(Scenario scenario) {
        return new Labels(scenario, language);
    }

    /** Where and why, as far as there is something to say. */
    String remark(Promise promise, Labels labels) {
        String place = SafeText.line(labels.service(promise.where()), PLACE);
        String where = place.isEmpty() ? "" : say("at ", "chez ") + place;
        String reason = promise.remark() == null ? "" : words(promise.remark());
        return where + (where.isEmpty() || reason.isEmpty() ? "" : say("; ", " ; ")) + reason;
    }

    private String words(Remark remark) {
        if (remark instanceof Remark.Because because) {
            return words(because.reason());
        } else if (remark instanceof Remark.Broken broken) {
            return brokenBy(broken.broken(), broken.of());
        } else if (remark instanceof Remark.Open open) {
            String more = more(open);
            return open.broken() == 0 ? more : brokenBy(open.broken(), open.of()) + say("; ", " ; ") + more;
        } else if (remark instanceof Remark.TooFew few) {
            return say(
                    "not enough data: %s messages of the %s it takes"
                            .formatted(human.count(few.messages()), human.count(few.needed())),
                    "trop peu de données : %s messages sur les %s qu'il faudrait"
                            .formatted(human.count(few.messages()), human.count(few.needed())));
        } else if (remark instanceof Remark.Bound bound) {
            String share = human.percent(round(bound.share()));
            return say(
                    "at most " + share + " of runs would break it", "au plus " + share + " des essais le rompraient");
        } else if (remark instanceof Remark.Alike alike) {
            String all = human.count(alike.replications());
            return say("all " + all + " replications are the same", "les " + all + " réplications sont identiques");
        }
        throw new IllegalStateException("no words for " + remark);
    }

    /** How many more replications it takes, as far as somebody can say: two digits that matter. */
    private String more(Remark.Open open) {
        if (open.more() == Sample.UNKNOWN) {
            return say("more replications may tell", "d'autres réplications trancheraient peut-être");
        }
        boolean many = open.more() > MOST_REPLICATIONS;
        long about = new BigDecimal(Math.max(1, open.more()))
                .round(new MathContext(2, RoundingMode.UP))
                .longValueExact();
        String count = human.count(many ? MOST_REPLICATIONS : about);
        // where replications have just been named, they need not be named again
        String noun = open.broken() > 0 ? "" : about == 1 ? " replication" : " replications";
        String french = open.broken() > 0 ? "" : about == 1 ? " réplication" : " réplications";
        return say(
                (many ? "more than " : "about ") + count + " more" + noun + " would tell",
                (many ? "il en faudrait plus de " : "il faudrait environ ") + count + french + " de plus");
    }

    private String words(Reason reason) {
        if (reason instanceof Reason.NothingHappened) {
            return say("nothing happened that it is about", "rien de ce qui est promis n'a eu lieu");
        } else if (reason instanceof Reason.NothingDelivered) {
            return say("nothing was delivered", "rien n'a été livré");
        } else if (reason instanceof Reason.NotRecovered) {
            return say("the city had not recovered when the run ended", "la ville n'était pas rétablie à la fin");
        } else if (reason instanceof Reason.Missing missing) {
            return say(
                    "%s lost and %s unfinished of %s could push it over"
                            .formatted(
                                    human.count(missing.lost()),
                                    human.count(missing.unfinished()),
                                    human.count(missing.offered())),
                    "perdus : %s, inachevés : %s, sur %s ; ils pourraient le faire dépasser"
                            .formatted(
                                    human.count(missing.lost()),
                                    human.count(missing.unfinished()),
                                    human.count(missing.offered())));
        }
        throw new IllegalStateException("no words for " + reason);
    }

    private String brokenBy(int broken, int of) {
        String some = human.count(broken);
        String all = human.count(of);
        return say(
                some + " of " + all + " replications broke it",
                some + " réplication" + plural(broken) + " sur " + all + (broken == 1 ? " l'a rompu" : " l'ont rompu"));
    }

    /** Two digits that matter are enough for a bound. */
    private static double round(double share) {
        return new BigDecimal(share).round(new MathContext(2, RoundingMode.UP)).doubleValue();
    }

    /** What the figures were taken from, where that is more than one run; empty for one. */
    String pooled(Findings findings) {
        int n = findings.replications();
        String seed = Long.toString(findings.summary().seed());
        return n == 1
                ? ""
                : say(
                        human.count(n) + " replications of seed " + seed + ", pooled",
                        human.count(n) + " réplications de la graine " + seed + ", réunies");
    }

    /** What brackets mean; goes on after {@link #pooled}. */
    String intervals() {
        return say(
                "; [low, high] holds the true figure 95 times in 100",
                " ; [bas ; haut] contient la vraie valeur 95 fois sur 100");
    }

    /** The outcome of a whole run, or of all replications, in a sentence. */
    String outcome(Findings findings) {
        int n = findings.replications();
        String over =
                n == 1 ? "" : say(" (" + human.count(n) + " replications)", " (" + human.count(n) + " réplications)");
        return sentence(findings) + over;
    }

    private String sentence(Findings findings) {
        int all = findings.promises().size();
        int met = count(findings, Verdict.PASS);
        int open = count(findings, Verdict.INCONCLUSIVE);
        int broken = all - met - open;
        if (all == 0) {
            return say("no objectives: nothing was promised", "aucun objectif : rien n'était promis");
        } else if (met == all) {
            return all == 1
                    ? say("PASS: the objective is met", "TENU : l'objectif est atteint")
                    : say("PASS: all " + all + " objectives are met", "TENU : les " + all + " objectifs sont atteints");
        } else if (broken == 0) {
            return say(
                    "INCONCLUSIVE: " + open + " of " + all + (all == 1 ? " objective" : " objectives") + " left open",
                    "INDÉCIS : " + french(open, "non tranché", all));
        }
        String more = open == 0 ? "" : say(", " + open + " left open", ", " + open + " non tranché" + plural(open));
        return say(
                        "FAIL: " + broken + " of " + all + (all == 1 ? " objective is not met" : " objectives not met"),
                        "ROMPU : " + french(broken, "non atteint", all))
                + more;
    }

    private static String french(int some, String what, int all) {
        return some + " objectif" + plural(some) + " sur " + all + " " + what + plural(some);
    }

    private static String plural(int count) {
        return count == 1 ? "" : "s";
    }

    private static int count(Findings findings, Verdict verdict) {
        return (int) findings.promises().values().stream()
                .filter(promise -> promise.verdict() == verdict)
                .count();
    }
}
