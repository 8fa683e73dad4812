package buzzville.report.clocks;

import buzzville.causality.Contradiction;
import buzzville.causality.StampVerdict;
import buzzville.causality.WrongStamp;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LogWriter;
import buzzville.causality.log.LoggedEvent;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether the stamps of a log are right.
 *
 * @param log whose they are
 */
public record StampVerdictText(EventLog log, StampVerdict verdict) {
    /** For people. */
    public List<String> lines(ReportLanguage language) {
        ClockWords words = new ClockWords(language);
        Human human = words.human();
        List<String> lines = new ArrayList<>(words.head(log));
        for (WrongStamp wrong : verdict.first()) {
            lines.add("");
            lines.add(words.say(
                            "first wrong stamp: %s, event %d of %s",
                            "première estampille fausse : %s, événement %d de %s")
                    .formatted(words.clock(wrong.clock()), wrong.event().id(), who(wrong.event(), words)));
            lines.add(words.say("  found     ", "  trouvé   ") + SafeText.line(wrong.found()));
            lines.add(words.say("  expected  ", "  attendu  ") + SafeText.line(wrong.expected()));
            lines.add(words.say("  because   ", "  car      ") + SafeText.line(why(wrong, words)));
        }
        for (Contradiction contradiction : verdict.contradictions()) {
            lines.add("");
            String what = words.say(
                    "%s contradicts what happened: event %d (%s) was before event %d (%s), but %s is not below %s",
                    "%s contredit les faits : l'événement %d (%s) était avant l'événement %d (%s), mais %s n'est pas inférieur à %s");
            lines.add(what.formatted(
                    words.clock(contradiction.clock()),
                    contradiction.first().id(),
                    who(contradiction.first(), words),
                    contradiction.second().id(),
                    who(contradiction.second(), words),
                    SafeText.line(contradiction.firstStamp()),
                    SafeText.line(contradiction.secondStamp())));
        }
        lines.add("");
        if (!verdict.unchecked().isEmpty()) {
            lines.add(words.say(
                            "not checked: %s, for what a broken clock says depends on events that are not in the log",
                            "non vérifié : %s, car ce que dit une horloge faussée dépend d'événements absents du journal")
                    .formatted(String.join(", ", verdict.unchecked())));
        }
        lines.add(
                verdict.isRight()
                        ? right(words)
                        : words.say(
                                        "WRONG: %s of %s stamps are not what the rules of the log make of those before them",
                                        "FAUX : %s estampilles sur %s ne sont pas ce que les règles du journal font des précédentes")
                                .formatted(human.count(verdict.wrong()), human.count(verdict.checked())));
        return lines;
    }

    private String right(ClockWords words) {
        String checked = words.human().count(verdict.checked());
        List<String> broken = LogWriter.broken(log.rules());
        return broken.isEmpty()
                ? words.say(
                        "RIGHT: all " + checked + " stamps follow from the messages",
                        "JUSTE : les " + checked + " estampilles découlent des messages")
                : words.say(
                        "RIGHT by the rules of the log, some of which are broken on purpose: " + checked
                                + " stamps checked",
                        "JUSTE selon les règles du journal, dont certaines sont faussées à dessein : " + checked
                                + " estampilles vérifiées");
    }

    private String who(LoggedEvent event, ClockWords words) {
        return words.who(log, event) + " #" + event.place();
    }

    private static String why(WrongStamp wrong, ClockWords words) {
        return wrong.why()
                .replace(
                        "as the local time alone is the greatest",
                        words.say(
                                "as the local time alone is the greatest",
                                "car l'heure locale seule est la plus grande"))
                .replace("reset to 0", words.say("reset to 0", "remis à 0"));
    }

    /** The same as JSON. */
    public ObjectNode json() {
        ObjectNode json = ClocksJson.head(log);
        json.put("right", verdict.isRight());
        json.put("checked", verdict.checked());
        json.put("wrong", verdict.wrong());
        verdict.unchecked().forEach(json.putArray("not_checked")::add);
        ArrayNode first = json.putArray("first_wrong");
        for (WrongStamp wrong : verdict.first()) {
            first.addObject()
                    .put("event", wrong.event().id())
                    .put("process", log.who(wrong.event()))
                    .put("clock", wrong.clock())
                    .put("found", wrong.found())
                    .put("expected", wrong.expected())
                    .put("why", wrong.why());
        }
        ArrayNode contradictions = json.putArray("contradictions");
        for (Contradiction contradiction : verdict.contradictions()) {
            contradictions
                    .addObject()
                    .put("clock", contradiction.clock())
                    .put("before", contradiction.first().id())
                    .put("after", contradiction.second().id())
                    .put("before_stamp", contradiction.firstStamp())
                    .put("after_stamp", contradiction.secondStamp());
        }
        return json;
    }
}
