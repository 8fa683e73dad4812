package buzzville.report.clocks.export;

import buzzville.causality.log.Circumstances;
import buzzville.causality.log.ClockRules.Granularity;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.causality.log.Party;
import buzzville.clock.VectorStamp;
import buzzville.report.text.Human;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import java.util.List;
import java.util.StringJoiner;

/** What stands on a space-time diagram in words, in a language. */
final class DiagramWords {
    /** Vectors of more entries have no room beside an event. */
    private static final int SHORT = 6;

    private final EventLog log;
    private final ReportLanguage language;
    private final Human human;
    private final List<String> whats;

    DiagramWords(EventLog log, ReportLanguage language) {
        this.log = log;
        this.language = language;
        this.human = new Human(language);
        this.whats = Arrow.whats(log, Arrow.of(log));
    }

    String say(String english, String french) {
        return language.choose(english, french);
    }

    String title() {
        return say("Space-time diagram: ", "Diagramme espace-temps : ")
                + log.source().scenario();
    }

    /** Which run it is of, and how events are counted. */
    String facts() {
        EventLog.Source run = log.source();
        boolean step = log.rules().granularity() == Granularity.STEP;
        return say("Strategy ", "Stratégie ") + run.strategy() + say(", seed ", ", graine ") + run.seed()
                + say(", replication ", ", réplication ") + run.replication() + ", Buzz Ville " + run.version()
                + say(". True time: 0 s is ", ". Temps vrai : 0 s est ") + Plain.dateThere(log, 0) + ". "
                + (step
                        ? say(
                                "To receive and to send what follows is one event. ",
                                "Recevoir et envoyer ce qui suit est un seul événement. ")
                        : say(
                                "Each send and each receive is an event. ",
                                "Chaque envoi et chaque réception est un événement. "))
                + (log.rules().brokerTakesPart()
                        ? say("The broker has clocks of its own.", "Le courtier a ses propres horloges.")
                        : say("The broker passes on what it gets.", "Le courtier transmet ce qu'il reçoit."));
    }

    /** How stamps are to be read. */
    String reading() {
        String vector = "";
        if (entries() <= SHORT && log.rules().entries() > 0) {
            vector = say("; [ ]: vector of ", " ; [ ] : vecteur de ")
                    + log.rules().entries()
                    + say(" shared entries", " entrées partagées");
        } else if (entries() <= SHORT) {
            StringJoiner order = new StringJoiner(", ");
            log.processes().forEach(party -> order.add(party.name()));
            vector = say("; [ ]: vector of ", " ; [ ] : vecteur de ") + order;
        } else {
            vector = say(
                    "; vectors are in the text of each mark", " ; les vecteurs sont dans le texte de chaque marque");
        }
        return say("L: Lamport", "L : Lamport") + vector + ".";
    }

    /** What is missing of the log; empty if nothing is. */
    String missing(int shown) {
        int all = log.events().size();
        StringJoiner text = new StringJoiner(" ");
        if (shown < all) {
            text.add(say("The first ", "Les ")
                    + human.count(shown)
                    + say(" of ", " premiers événements sur ")
                    + human.count(all)
                    + say(
                            " events; arrows that go on have no head here.",
                            " ; les flèches qui continuent n'ont pas de pointe ici."));
        }
        if (log.leftOut() > 0) {
            text.add(Plain.leftOut(log, language) + ".");
        }
        return text.toString();
    }

    String broken() {
        String broken = Plain.broken(log);
        return broken.isEmpty() ? "" : say("BROKEN ON PURPOSE: ", "FAUX EXPRÈS : ") + broken;
    }

    String kind(Party.Kind kind) {
        return switch (kind) {
            case PRODUCER -> say("producer", "producteur");
            case SERVICE -> "service";
            case BROKER -> say("broker", "courtier");
        };
    }

    /** Whether vectors stand beside events. */
    private int entries() {
        return log.rules().entries() > 0
                ? log.rules().entries()
                : log.processes().size();
    }

    /** What stands beside a mark. */
    String label(LoggedEvent event) {
        String what = event.kind() == LoggedEvent.Kind.LOCAL ? SafeText.line(event.what(), 18) + " " : "";
        String vector = entries() <= SHORT ? "  " + dense(event.stamps().vector()) : "";
        return what + "L " + event.stamps().lamport() + vector;
    }

    private String dense(VectorStamp stamp) {
        StringJoiner text = new StringJoiner(",", "[", "]");
        for (int entry = 0; entry < entries(); entry++) {
            text.add(Integer.toString(stamp.count(entry)));
        }
        return text.toString();
    }

    /** An instant of true time, exactly. */
    String instant(long nanos) {
        return number(Numbers.text(Numbers.seconds(nanos))) + " s";
    }

    private String number(String digits) {
        return digits.replace('.', say(".", ",").charAt(0));
    }

    /** All that is known of an event. */
    String all(LoggedEvent event) {
        Circumstances more = event.circumstances();
        StringJoiner text = new StringJoiner(", ");
        text.add(event.id() + ". " + instant(event.trueTime()));
        text.add(log.who(event) + " " + deed(event));
        text.add("L " + event.stamps().lamport());
        text.add("V " + vector(event.stamps().vector()));
        text.add(say("local time ", "temps local ") + instant(event.stamps().local()) + " ± "
                + instant(event.stamps().bound()));
        text.add("HLC " + instant(event.stamps().hybrid().time()) + " / "
                + event.stamps().hybrid().count());
        if (more.state() != null) {
            text.add(say("state ", "état ") + more.state());
        }
        if (more.arrivedAt() >= 0) {
            text.add(say("arrived at ", "arrivé à ") + instant(more.arrivedAt()));
        }
        if (!more.after().isEmpty()) {
            text.add(say("knew of ", "savait de ") + more.after());
        }
        if (!more.hidden().isEmpty()) {
            text.add(say("hidden cause ", "cause cachée ") + more.hidden());
        }
        return text.toString();
    }

    private String vector(VectorStamp stamp) {
        if (entries() <= SHORT) {
            return dense(stamp);
        }
        StringJoiner text = new StringJoiner(", ", "{", "}");
        for (int i = 0; i < stamp.size(); i++) {
            int entry = stamp.process(i);
            String name = log.rules().entries() > 0
                    ? Integer.toString(entry)
                    : log.processes().get(entry).name();
            text.add(name + ": " + stamp.count(entry));
        }
        return text.toString();
    }

    private String deed(LoggedEvent event) {
        StringJoiner text = new StringJoiner(say(" and ", " et "));
        if (!event.received().isEmpty()) {
            text.add(say("receives ", "reçoit ") + String.join(", ", event.received()));
        }
        if (!event.sent().isEmpty()) {
            text.add(say("sends ", "envoie ") + String.join(", ", event.sent()));
        }
        if (text.length() == 0) {
            text.add(say("acts", "agit"));
        }
        return text + " (" + whats.get(event.id() - 1) + ")";
    }

    /** The name of a message on its arrow. */
    String message(Arrow arrow) {
        return SafeText.line(arrow.message() + " " + whats.get(arrow.from().id() - 1), 40);
    }
}
