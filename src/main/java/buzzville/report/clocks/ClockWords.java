package buzzville.report.clocks;

import buzzville.causality.Comparison.Verdict;
import buzzville.causality.Ordering;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LeftOut;
import buzzville.causality.log.LogWriter;
import buzzville.causality.log.LoggedEvent;
import buzzville.clock.HybridStamp;
import buzzville.clock.Relation;
import buzzville.clock.VectorStamp;
import buzzville.report.text.Human;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import buzzville.report.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names and stamps as people read them. */
public final class ClockWords {
    private static final int LONGEST = 40;
    private static final int COLUMNS = 100;
    private static final int MOST_NAMES = 8;

    private final ReportLanguage language;
    private final Human human;

    public ClockWords(ReportLanguage language) {
        this.language = language;
        this.human = new Human(language);
    }

    String say(String english, String french) {
        return language.choose(english, french);
    }

    Human human() {
        return human;
    }

    ReportLanguage language() {
        return language;
    }

    /** What an order is by. */
    public String order(Ordering order) {
        return switch (order) {
            case ARRIVAL -> say("arrival", "arrivée");
            case DELIVERY -> say("delivery", "livraison");
            case PHYSICAL -> say("physical clocks", "horloges physiques");
            case LAMPORT -> "Lamport";
            case VECTOR -> say("vectors", "vecteurs");
            case HLC -> say("hybrid clocks", "horloges hybrides");
            case COMMIT -> say("commit", "validation");
            case TRUE -> say("true time", "temps vrai");
        };
    }

    String clock(String word) {
        return switch (word) {
            case "lamport" -> "Lamport";
            case "vector" -> say("vector", "vecteur");
            default -> say("hybrid clock", "horloge hybride");
        };
    }

    String kind(LoggedEvent event) {
        return switch (event.kind()) {
            case LOCAL -> say("local", "local");
            case SEND -> say("send", "envoi");
            case RECEIVE -> say("receive", "réception");
        };
    }

    String relation(Relation relation) {
        return switch (relation) {
            case BEFORE -> "->";
            case AFTER -> "<-";
            case CONCURRENT -> "||";
            case SAME -> "=";
        };
    }

    String verdict(Verdict verdict) {
        return switch (verdict) {
            case UNDECIDABLE -> say("undecidable", "indécidable");
            case NOT_AFTER -> say("-> or ||", "-> ou ||");
            case NOT_BEFORE -> say("<- or ||", "<- ou ||");
            default -> verdict.sign();
        };
    }

    String who(EventLog log, LoggedEvent event) {
        return SafeText.line(log.who(event), LONGEST);
    }

    String what(LoggedEvent event) {
        return SafeText.line(event.what(), LONGEST);
    }

    /** Such as {@code m1, m2 > m3}: what came in and what went out. */
    String messages(LoggedEvent event) {
        String in = String.join(", ", event.received());
        String out = event.sent().isEmpty() ? "" : "> " + String.join(", ", event.sent());
        return SafeText.line(in + (in.isEmpty() || out.isEmpty() ? "" : " ") + out, LONGEST);
    }

    /** Nanoseconds as seconds, exactly. */
    String seconds(long nanos) {
        String digits = Numbers.text(Numbers.seconds(nanos));
        return language == ReportLanguage.FR ? digits.replace('.', ',') : digits;
    }

    String hybrid(HybridStamp stamp) {
        return "(" + seconds(stamp.time()) + say(", ", " ; ") + stamp.count() + ")";
    }

    String vector(EventLog log, VectorStamp stamp) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < stamp.size(); i++) {
            int entry = stamp.process(i);
            String name = log.rules().entries() == 0
                    ? SafeText.line(log.processes().get(entry).name(), LONGEST)
                    : Integer.toString(entry);
            text.append(i == 0 ? "" : ", ").append(name).append('=').append(stamp.count(entry));
        }
        return text.append('}').toString();
    }

    /** Which log it is, and whether anything in it is broken on purpose. */
    List<String> head(EventLog log) {
        EventLog.Source source = log.source();
        String events = human.count(log.events().size());
        String processes = human.count(log.processes().size());
        String head =
                say("%s, %s, seed %d: %s events of %s processes", "%s, %s, graine %d : %s événements de %s processus");
        String line = String.format(
                Locale.ROOT,
                head,
                SafeText.line(source.scenario(), LONGEST),
                SafeText.line(source.strategy(), LONGEST),
                source.seed(),
                events,
                processes);
        if (log.leftOut() > 0) {
            String left = human.count(log.leftOut());
            line += say("; " + left + " more were left out", " ; " + left + " autres ont été laissés de côté");
        }
        List<String> lines = new ArrayList<>(List.of(line));
        LeftOut why = log.why();
        if (why != null) {
            lines.addAll(TextTable.wrapped(COLUMNS, why(why)));
        }
        List<String> broken = LogWriter.broken(log.rules());
        if (!broken.isEmpty()) {
            lines.add(say("BROKEN ON PURPOSE: ", "FAUSSÉ À DESSEIN : ")
                    + String.join(", ", broken)
                    + say("; its stamps are wrong", " ; ses estampilles sont fausses"));
        }
        return lines;
    }

    /** What was left out. */
    private String why(LeftOut why) {
        List<String> each = new ArrayList<>();
        if (why.otherProcesses() > 0) {
            each.add(say("%s of other processes than %s", "%s d'autres processus que %s")
                    .formatted(human.count(why.otherProcesses()), names(why.processes())));
        }
        if (why.otherIncidents() > 0) {
            each.add(say("%s about anything else than %s", "%s à propos d'autre chose que %s")
                    .formatted(human.count(why.otherIncidents()), names(why.incidents())));
        }
        if (why.later() > 0) {
            each.add(say("%s after the first %s", "%s après les %s premiers")
                    .formatted(human.count(why.later()), human.count(why.events())));
        }
        return say("left out: ", "laissés de côté : ") + String.join(say("; ", " ; "), each);
    }

    private static String names(List<String> names) {
        String some = names.stream()
                .limit(MOST_NAMES)
                .map(name -> SafeText.line(name, LONGEST))
                .collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? some + ", ..." : some;
    }
}
