package buzzville.report.life;

import buzzville.city.life.Branch;
import buzzville.city.life.Life;
import buzzville.city.life.Mention;
import buzzville.city.life.Moment;
import buzzville.city.life.What;
import buzzville.metric.Fate;
import buzzville.report.text.ReportLanguage;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why a message was lost, or left out, with the numbers that decided it. */
public final class LossSentence {
    private final Phrases say;

    public LossSentence(ReportLanguage language) {
        this.say = new Phrases(language);
    }

    /** The cause of a branch's end; empty if the message was delivered or is still in flight. */
    public String of(Life life, Branch branch) {
        Moment moment = branch.decisive();
        Fate fate = branch.fate();
        if (moment == null || fate == null) {
            return "";
        }
        return say.fate(fate) + say.choose(": ", " : ") + sender(life) + cause(fate, moment, life) + ".";
    }

    /** That its sender had tried and gave up, or forgot it; empty where it was published once and no more. */
    private String sender(Life life) {
        for (Moment moment : life.upstream()) {
            if (moment.what() == What.GIVEN_UP) {
                return say.choose("its sender gave up at ", "son émetteur a abandonné à ")
                        + at(moment)
                        + say.choose(" after ", " après ")
                        + say.words.value(moment, "attempt")
                        + say.choose(" attempts; ", " essais ; ");
            } else if (moment.what() == What.FORGOTTEN) {
                return say.choose("its sender crashed at ", "son émetteur est tombé en panne à ")
                        + at(moment)
                        + say.choose(" and forgot it; ", " et l'a oublié ; ");
            }
        }
        return "";
    }

    private String cause(Fate fate, Moment moment, Life life) {
        boolean atLane = !Double.isNaN(moment.number("waiting"))
                && moment.readings().stream().anyMatch(reading -> reading.name().equals("lane"));
        return switch (fate) {
            case DROPPED_OLDEST, EVICTED -> pushedOut(moment);
            case REJECTED, DROPPED_NEWEST ->
                Double.isNaN(moment.number("max-wait"))
                        ? atLane ? refused(moment) : kept(moment)
                        : tooLongOutside(moment);
            case SHED -> by(moment) + say.choose(" shed it at ", " l'a écarté à ") + at(moment) + say.numbers(moment);
            case EXPIRED -> expired(moment);
            case CRASHED ->
                say.choose("what ", "ce que ")
                        + place(moment)
                        + say.choose(" held in memory was lost at ", " avait en mémoire a été perdu à ")
                        + at(moment)
                        + say.numbers(moment, "attempt");
            case NETWORK ->
                say.choose("the network lost it at ", "le réseau l'a perdu à ") + at(moment) + lostOn(moment, life);
            case DEAD_LETTERED ->
                say.choose("attempt ", "l'essai ")
                        + say.words.value(moment, "attempt")
                        + say.choose(" at ", " à ")
                        + place(moment)
                        + say.choose(" failed at ", " a échoué à ")
                        + at(moment)
                        + say.choose(" and none was left", " et c'était le dernier")
                        + say.numbers(moment, "attempt", "waited");
            case SUPPRESSED, SOURCE_FULL, INVALID -> kept(moment);
            default -> setApart(fate, moment);
        };
    }

    private String pushedOut(Moment moment) {
        Mention other = moment.other();
        String newcomer = other == null ? say.choose("another", "un autre") : say.mention(other);
        String text = held(moment)
                + say.choose(" when ", " quand ")
                + newcomer
                + say.choose(" arrived at ", " est arrivé à ")
                + at(moment);
        return text
                + say.choose("; it was the ", " ; il était en position `")
                + say.words.value(moment, "place")
                + say.choose(" and had waited ", "` et avait attendu ")
                + say.words.value(moment, "waited");
    }

    private String refused(Moment moment) {
        String text = held(moment) + say.choose(" when it arrived at ", " à son arrivée à ") + at(moment);
        String policy =
                moment.by().isEmpty() ? "" : say.choose("; the rule is `", " ; la règle est `") + moment.by() + "`";
        return text
                + policy
                + (Double.isNaN(moment.number("capacity")) ? "" : say.numbers(moment, "lane", "waiting", "capacity"));
    }

    private String tooLongOutside(Moment moment) {
        return say.choose("it had stood before ", "il était resté devant ")
                + held(moment)
                        .replaceFirst(
                                say.choose(" held ", " contenait "), say.choose(", which held ", ", qui contenait "))
                + say.choose(", for the ", ", pendant les ")
                + say.words.value(moment, "max-wait")
                + say.choose(" that `", " que `")
                + moment.by()
                + say.choose("` allows, until ", "` permet, jusqu'à ")
                + at(moment);
    }

    private String held(Moment moment) {
        String lane = say.choose("lane ", "la voie ")
                + say.words.value(moment, "lane")
                + say.choose(" at ", " à ")
                + place(moment);
        boolean bound = !Double.isNaN(moment.number("capacity"));
        String held = say.choose(" held ", " contenait ") + say.words.value(moment, "waiting");
        if (bound) {
            return lane + held + say.choose(" of ", " sur ") + say.words.value(moment, "capacity");
        }
        return lane
                + held
                + say.choose(" and all lanes together ", " et toutes les voies ensemble ")
                + say.words.value(moment, "waiting-in-all");
    }

    private String kept(Moment moment) {
        String where = moment.place().isEmpty() ? say.choose("its source", "sa source") : moment.place();
        String who = moment.by().isEmpty() ? "" : "`" + moment.by() + "` ";
        return who
                + (who.isEmpty()
                        ? say.choose("it was given up at ", "il a été abandonné à ")
                        : say.choose("did not let it go, so it was given up at ", "le retenait, il a été abandonné à "))
                + where
                + say.choose(" at ", " à ")
                + at(moment)
                + say.numbers(moment);
    }

    private String expired(Moment moment) {
        return say.choose("its time to live of ", "sa durée de vie de ")
                + say.words.value(moment, "time-to-live")
                + say.choose(" was over at ", " était passée à ")
                + place(moment)
                + say.choose(" at ", " à ")
                + at(moment)
                + say.numbers(moment, "time-to-live");
    }

    private String lostOn(Moment moment, Life life) {
        return " ("
                + (moment.place().equals("network")
                        ? say.choose("on the way to the broker from ", "vers le courtier depuis ") + life.origin()
                        : say.choose("on the way to ", "vers ") + place(moment))
                + ")";
    }

    private String setApart(Fate fate, Moment moment) {
        return fate == Fate.UNROUTED
                ? say.choose("no service expects it", "aucun service ne l'attend")
                : by(moment)
                        + say.choose(" left it out at ", " l'a laissé de côté à ")
                        + at(moment)
                        + say.numbers(moment);
    }

    private String by(Moment moment) {
        String policy = moment.by().isEmpty() ? say.choose("admission", "l'admission") : "`" + moment.by() + "`";
        return policy + say.choose(" at ", " à ") + place(moment);
    }

    private String at(Moment moment) {
        return say.clock(moment.at());
    }

    private static String place(@Nullable Moment moment) {
        return moment == null || moment.place().isEmpty() ? "broker" : moment.place();
    }
}
