package buzzville.report;

import buzzville.city.IncidentSummary;
import buzzville.experiment.Findings;
import buzzville.experiment.comparison.Diagnosis;
import buzzville.experiment.comparison.Diagnosis.Delay;
import buzzville.experiment.comparison.Diagnosis.Harm;
import buzzville.experiment.comparison.Diagnosis.Kind;
import buzzville.experiment.comparison.Diagnosis.Sign;
import buzzville.experiment.comparison.Diagnosis.Spot;
import buzzville.experiment.comparison.Diagnosis.Stretch;
import buzzville.experiment.comparison.Diagnosis.Urgent;
import buzzville.message.Priority;
import buzzville.metric.Fate;
import buzzville.report.text.Human;
import buzzville.report.text.Labels;
import buzzville.report.text.Names;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import buzzville.report.text.YardstickWords;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in a sentence why a strategy came to what it came to. */
public final class DiagnosisWords {
    private static final int NAME = 40;
    private static final int LINE = 120;
    private static final int MOST_NAMED = 3;

    /** Whether something lasted as long as what it set off, or nearly. */
    private static final double ALMOST = 0.8;

    private final Diagnosis diagnosis;
    private final Findings findings;
    private final ReportLanguage language;
    private final Human human;
    private final Labels labels;
    private final SpotWords spots;

    private DiagnosisWords(Diagnosis diagnosis, Findings findings, ReportLanguage language) {
        this.diagnosis = diagnosis;
        this.findings = findings;
        this.language = language;
        this.human = new Human(language);
        this.labels = new Labels(findings.scenario(), language);
        this.spots = new SpotWords(findings, language);
    }

    /**
     * The sentence, with a full stop.
     *
     * @param who the name of the strategy or of the variant, which the sentence begins with
     */
    public static String of(String who, Diagnosis diagnosis, Findings findings, ReportLanguage language) {
        return new DiagnosisWords(diagnosis, findings, language).sentence(who);
    }

    private String sentence(String who) {
        StringBuilder text = new StringBuilder(SafeText.line(who, NAME))
                .append(' ')
                .append(harm())
                .append(trigger());
        for (String sign : signs()) {
            text.append(say("; ", " ; ")).append(sign);
        }
        Urgent urgent = diagnosis.urgent();
        if (urgent != null) {
            text.append(say("; ", " ; ")).append(urgent(urgent));
        }
        if (!diagnosis.tolls().isEmpty()) {
            text.append(say("; it pays ", " ; elle paie ")).append(tolls());
        }
        if (diagnosis.replications() > 1
                && diagnosis.spot() != null
                && diagnosis.spot().when() != null) {
            String n = human.count(diagnosis.replications());
            text.append(say(
                    " (times are those of the first of " + n + " replications)",
                    " (heures de la première des " + n + " réplications)"));
        }
        return text.append('.').toString();
    }

    private String harm() {
        Spot spot = diagnosis.spot();
        if (diagnosis.harm() instanceof Harm.Lost lost) {
            return lost(lost, spot);
        } else if (diagnosis.harm() instanceof Harm.Unfinished open) {
            String share = human.percent((double) open.inFlight() / open.offered());
            String of = human.count(open.inFlight()) + say(" of ", " sur ") + human.count(open.offered());
            return say(
                            "leaves %s of %s messages unfinished (%s)".formatted(share, priority(open.priority()), of),
                            "laisse %s des messages de priorité %s inachevés (%s)"
                                    .formatted(share, priority(open.priority()), of))
                    + (spot == null ? "" : say(": they wait ", " : ils attendent ") + waitingAt(spot));
        } else if (diagnosis.harm() instanceof Harm.Delayed delayed) {
            return delayed(delayed, spot);
        }
        return say(
                "has nothing to show: no message was expected anywhere", "n'a rien à montrer : aucun message attendu");
    }

    private String lost(Harm.Lost lost, @Nullable Spot spot) {
        String share = human.percent((double) lost.lost() / lost.offered());
        String of = human.count(lost.lost()) + say(" of ", " sur ") + human.count(lost.offered());
        String reasons = lost.forReason() == lost.lost()
                ? ""
                : say(", ", ", dont ")
                        + human.count(lost.forReason())
                        + say(" of them ", " ")
                        + Names.of(lost.reason(), language);
        String what = say(
                "loses %s of %s messages (%s%s)".formatted(share, priority(lost.priority()), of, reasons),
                "perd %s des messages de priorité %s (%s%s)".formatted(share, priority(lost.priority()), of, reasons));
        return what + " " + (spot == null ? "" : because(lost.reason(), spot));
    }

    private String because(Fate reason, Spot spot) {
        String when = spots.when(spot.when());
        String place = spots.place(spot);
        return switch (reason) {
            case REJECTED, DROPPED_NEWEST, DROPPED_OLDEST, EVICTED -> overflow(spot, place);
            case SHED ->
                say("because ", "parce que ")
                        + policy()
                        + say(" at " + place + " turns them away", " les déleste chez " + place)
                        + when;
            case EXPIRED ->
                say(
                                "because their time to live ends while they wait ",
                                "parce que leur délai expire pendant qu'ils attendent ")
                        + waitingAt(spot);
            case CRASHED ->
                say(
                                "because " + place + " was down and forgot them",
                                "parce que " + place + " est tombé et les a oubliés")
                        + when;
            case NETWORK -> say("on the way to ", "en route vers ") + spots.farEnd(spot) + when;
            case DEAD_LETTERED ->
                say("because their last attempt fails at ", "parce que leur dernière tentative échoue chez ")
                        + place
                        + when;
            case SUPPRESSED ->
                say("because ", "parce que ")
                        + policy()
                        + say(" keeps their sources from sending", " empêche leurs sources d'émettre")
                        + when
                        + mostAt(place);
            case SOURCE_FULL ->
                say("because the buffers of their sources are full", "parce que les tampons de leurs sources débordent")
                        + when
                        + mostAt(place);
            default -> say("at ", "chez ") + place + when;
        };
    }

    private String mostAt(String producer) {
        for (Sign sign : diagnosis.signs()) {
            if (sign instanceof Sign.Policy policy) {
                return say(" (most at ", " (surtout chez ") + producer + say(": ", " : ") + human.count(policy.count())
                        + ")";
            }
        }
        return "";
    }

    private String policy() {
        for (Sign sign : diagnosis.signs()) {
            if (sign instanceof Sign.Policy policy) {
                return article(policy.family()) + Names.ofFamily(policy.family(), language) + " `" + policy.name()
                        + "`";
            }
        }
        return say("backpressure", "la contre-pression");
    }

    private String article(String family) {
        String french = switch (family) {
            case "admission" -> "l'";
            case "breaker" -> "le ";
            default -> "la ";
        };
        return say("", french);
    }

    private String overflow(Spot spot, String place) {
        for (Sign sign : diagnosis.signs()) {
            if (sign instanceof Sign.Full full) {
                boolean known = spot.when() != null && !Double.isNaN(full.within());
                String within = human.percent(known ? full.within() : full.whole());
                String whole = known
                        ? say(
                                " (" + human.percent(full.whole()) + " of the run)",
                                " (" + human.percent(full.whole()) + " de l'essai)")
                        : "";
                return say(
                        "because %s is full %s of the time%s%s"
                                .formatted(spots.laneAt(spot), within, spots.when(known ? spot.when() : null), whole),
                        "parce que %s est pleine %s du temps%s%s"
                                .formatted(spots.laneAt(spot), within, spots.when(known ? spot.when() : null), whole));
            } else if (sign instanceof Sign.Shared shared) {
                String places = human.count(shared.places());
                return say(
                                "because the %s places that all lanes share at %s are taken".formatted(places, place),
                                "parce que les %s places que les files partagent chez %s sont prises"
                                        .formatted(places, place))
                        + spots.when(spot.when());
            }
        }
        return say("because there is no room at ", "parce qu'il n'y a plus de place chez ")
                + place
                + spots.when(spot.when());
    }

    /** In which lane or before whom messages wait, how many and when. */
    private String waitingAt(Spot spot) {
        String where = spot.kind() == Kind.SOURCE
                ? say("at their sources, most at ", "à leurs sources, surtout chez ") + spots.place(spot)
                : say("in ", "dans ") + spots.laneAt(spot);
        for (Sign sign : diagnosis.signs()) {
            if (sign instanceof Sign.Queue queue) {
                return where
                        + say(", where up to ", ", où attendent jusqu'à ")
                        + human.count(queue.most())
                        + say(queue.most() == 1 ? " waits" : " wait", "")
                        + spots.when(spot.when());
            }
        }
        return where + spots.when(spot.when());
    }

    private String delayed(Harm.Delayed delayed, @Nullable Spot spot) {
        String nothing = say("loses nothing", "ne perd rien") + broken(delayed.broken());
        if (spot == null || !(delayed.delay().nanos() > 0)) {
            return nothing + say(", and nothing waits", ", et rien n'attend");
        }
        return nothing
                + say(
                        ": the longest delays are those of %s messages, %s, "
                                .formatted(priority(delayed.priority()), delay(delayed.delay())),
                        " : les plus longs retards sont ceux des messages de priorité %s, %s, "
                                .formatted(priority(delayed.priority()), delay(delayed.delay())))
                + (delayed.cause() == Diagnosis.Cause.NETWORK
                        ? say("on the network to ", "sur le réseau vers ") + spots.stage(delayed.at())
                        : waitingAt(spot));
    }

    private String broken(List<String> objectives) {
        if (objectives.isEmpty()) {
            return "";
        }
        List<String> some = objectives.subList(0, Math.min(MOST_NAMED, objectives.size()));
        int more = objectives.size() - some.size();
        return say(" but does not meet ", " mais n'atteint pas ")
                + SafeText.line(String.join(", ", some), LINE)
                + (more == 0 ? "" : say(" and " + more + " more", " et " + more + " de plus"));
    }

    private String delay(Delay delay) {
        String time = human.duration(delay.nanos());
        return delay.isMax() ? say("at most ", "au plus ") + time : "p99 " + time;
    }

    /** What else was measured there. */
    private List<String> signs() {
        List<String> all = new ArrayList<>();
        for (Sign sign : diagnosis.signs()) {
            if (sign instanceof Sign.Busy busy) {
                all.add(busy(busy));
            } else if (sign instanceof Sign.Failing failing) {
                String share = human.percent(failing.share());
                all.add(say(share + " of its attempts fail", share + " de ses tentatives échouent"));
            } else if (sign instanceof Sign.Open open) {
                String share = human.percent(open.share());
                all.add(say(
                        "its breaker is open " + share + " of the time",
                        "son disjoncteur est ouvert " + share + " du temps"));
            } else if (sign instanceof Sign.Wasted wasted) {
                String share = human.percent(wasted.share());
                all.add(say(
                        share + " of the workers' busy time goes to attempts that fail or that nobody needs",
                        share + " du travail des agents va à des tentatives échouées ou inutiles"));
            }
        }
        return all;
    }

    private String busy(Sign.Busy busy) {
        Spot spot = diagnosis.spot();
        boolean here = spot != null && spot.kind() == Kind.STAGE && diagnosis.harm() instanceof Harm.Delayed delayed
                ? delayed.delay().nanos() > 0
                : spot != null && spot.kind() == Kind.STAGE;
        String stage = spots.stage(busy.stage());
        String who = here
                ? spots.isBroker(busy.stage())
                        ? say("its threads are busy ", "ses fils sont occupés à ")
                        : say("its workers are busy ", "ses agents sont occupés à ")
                : say("the busiest is " + stage + ", at ", "le plus occupé est " + stage + ", à ");
        String whole = human.percent(busy.whole());
        return Double.isNaN(busy.within())
                ? who + whole + say(" of the time", " du temps")
                : who
                        + human.percent(busy.within())
                        + say(" meanwhile (" + whole + " of the run)", " pendant ce temps (" + whole + " de l'essai)");
    }

    private String trigger() {
        String name = diagnosis.trigger();
        Spot spot = diagnosis.spot();
        IncidentSummary incident =
                name == null ? null : findings.summary().incidents().get(name);
        if (name == null || incident == null || spot == null || spot.when() == null) {
            return "";
        }
        Stretch when = spot.when();
        String label = "“" + SafeText.line(labels.incident(name), NAME) + "”";
        double overlap = Math.min(when.until(), incident.until()) - Math.max(when.from(), incident.from());
        boolean lasts = overlap >= ALMOST * when.length();
        return lasts
                ? say(", while " + label + " lasts", ", tant que dure " + quoted(name))
                : say(", set off by " + label, ", ce que " + quoted(name) + " a déclenché");
    }

    private String quoted(String incident) {
        return "« " + SafeText.line(labels.incident(incident), NAME) + " »";
    }

    private String urgent(Urgent urgent) {
        String who = priority(urgent.priority());
        String same = urgent.sameLane() ? say(" in the same lane", " dans la même file") : "";
        if (urgent.lost() > 0) {
            String share = human.percent((double) urgent.lost() / urgent.offered());
            return say(
                            share + " of " + who + " messages are lost too",
                            share + " des messages de priorité " + who + " sont perdus aussi")
                    + same;
        }
        String none = say("no " + who + " message is lost", "aucun message de priorité " + who + " n'est perdu");
        Delay delay = urgent.delay();
        if (delay == null) {
            return none;
        }
        String time = human.duration(delay.nanos());
        if (urgent.sameLane()) {
            return none
                    + say(" but they wait", ", mais ils attendent")
                    + same
                    + (delay.isMax()
                            ? say(", at most " + time, ", au plus " + time)
                            : say(", 99% of them at most " + time, ", 99\u00a0% au plus " + time));
        }
        return none
                + (delay.isMax()
                        ? say(", and the slowest takes " + time, ", et le plus lent met " + time)
                        : say(", and 99% of them take at most " + time, ", et 99\u00a0% mettent au plus " + time));
    }

    private String tolls() {
        YardstickWords words = new YardstickWords(findings.scenario(), language);
        List<String> all = new ArrayList<>();
        for (Diagnosis.Toll toll : diagnosis.tolls()) {
            all.add(words.toll(toll.price(), toll.value()));
        }
        return String.join(", ", all);
    }

    private String priority(Priority priority) {
        return Names.of(priority, language);
    }

    private String say(String english, String french) {
        return language.choose(english, french);
    }
}
