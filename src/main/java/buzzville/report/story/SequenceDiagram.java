package buzzville.report.story;

import buzzville.metric.Fate;
import buzzville.report.text.Human;
import buzzville.report.text.Names;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import buzzville.scenario.EventSpec;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.Label;
import buzzville.scenario.ProducerSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.ServiceSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A story as a Mermaid sequence diagram: who published, whom the broker handed it to and when, how long they worked, what
 * they published in turn, what was lost. Arrows come in the order in which they first happened; messages that are alike share one.
 */
public final class SequenceDiagram {
    private static final String BROKER = "broker";
    private static final String SOLID = "->>";
    private static final String DOTTED = "-->>";
    private static final String LOST = "-x";
    private static final String OPEN = "--)";

    /** A line of the diagram; those of one instant stand in the order of scenes, then of steps. */
    private record Line(long at, int scene, int step, String text) {}

    private final Scenario scenario;
    private final ReportLanguage language;
    private final Human human;
    private final List<String> services;
    private final Map<String, String> participants = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();

    private SequenceDiagram(Scenario scenario, ReportLanguage language) {
        this.scenario = scenario;
        this.language = language;
        this.human = new Human(language);
        this.services = scenario.services().keySet().stream()
                .map(name -> Storyteller.SERVICE + name)
                .toList();
    }

    /** The diagram's text; null if what the story was to be about never happened. */
    public static @Nullable String text(Storyteller teller, Scenario scenario, ReportLanguage language) {
        Scene story = teller.story();
        return story == null ? null : new SequenceDiagram(scenario, language).text(story);
    }

    private String text(Scene story) {
        String producer = participant(story.origin);
        participants.put(BROKER, "p1");
        scene(story);
        lines.sort(
                Comparator.comparingLong(Line::at).thenComparingInt(Line::scene).thenComparingInt(Line::step));
        StringBuilder text = new StringBuilder("sequenceDiagram\n");
        participants.forEach((name, id) -> text.append("    participant ")
                .append(id)
                .append(" as ")
                .append(name(name))
                .append('\n'));
        text.append("    Note over ").append(producer).append(": ");
        text.append(say("0 s is at ", "0 s est à "))
                .append(human.duration(story.start()))
                .append('\n');
        lines.forEach(line -> text.append("    ").append(line.text()).append('\n'));
        return text.toString();
    }

    private void scene(Scene scene) {
        String origin = participant(scene.origin);
        String broker = participant(BROKER);
        String event = event(scene.kind.name());
        arrow(scene, 0, scene.arrived, origin, scene.number == 0 ? SOLID : DOTTED, broker, event, "");
        scene.lostOnTheWay.forEach((fate, when) -> arrow(scene, 0, when, origin, LOST, broker, event, lost(fate)));
        arrow(scene, 0, scene.onTheWay, origin, OPEN, broker, event, say("still on its way", "encore en chemin"));
        if (scene.unexpected.count() > 0) {
            String note = "Note over " + broker + ": " + times(scene.unexpected) + event + ", "
                    + say("nobody expects it", "personne ne l'attend");
            lines.add(new Line(scene.unexpected.first(), scene.number, 1, note));
        }
        int step = 1;
        List<Reception> receptions = new ArrayList<>(scene.receptions.values());
        receptions.sort(Comparator.comparingInt(reception -> services.indexOf(reception.service)));
        for (Reception reception : receptions) {
            reception(scene, reception, step++, event);
        }
        scene.effects().forEach(this::scene);
    }

    private void reception(Scene scene, Reception reception, int place, String event) {
        String broker = participant(BROKER);
        String service = participant(reception.service);
        int later = place + scene.receptions.size();
        arrow(scene, place, reception.received, broker, SOLID, service, event, "");
        reception.lostBefore.forEach(
                (fate, when) -> arrow(scene, place, when, broker, LOST, service, event, lost(fate)));
        arrow(scene, place, reception.waiting, broker, OPEN, service, event, say("still waits", "attend encore"));
        if (reception.took.count() > 0) {
            String work = service + SOLID + service + ": " + times(reception.took) + say("processing, ", "traitement, ")
                    + length(reception);
            lines.add(new Line(reception.began.first(), scene.number, later, work));
        }
        reception.lostAfter.forEach(
                (fate, when) -> arrow(scene, later, when, service, LOST, service, event, lost(fate)));
        arrow(scene, later, reception.unfinished, service, OPEN, service, event, say("unfinished", "inachevé"));
    }

    private void arrow(
            Scene scene, int step, Moments when, String from, String arrow, String to, String event, String remark) {
        if (when.count() > 0) {
            String text = from + arrow + to + ": " + times(when) + event + ", "
                    + (remark.isEmpty() ? "" : remark + ", ") + since(when);
            lines.add(new Line(when.first(), scene.number, step, text));
        }
    }

    private String times(Moments moments) {
        return moments.count() == 1 ? "" : human.count(moments.count()) + " x ";
    }

    private String since(Moments when) {
        String last = "+" + human.duration(when.last());
        return when.count() == 1
                ? last
                : "p50 +" + human.duration(when.median()) + ", " + say("last ", "dernier ") + last;
    }

    private String length(Reception reception) {
        Moments took = reception.took;
        String done = say("done at +", "fini à +") + human.duration(reception.ended.last());
        return took.count() == 1
                ? human.duration(took.last())
                : "p50 " + human.duration(took.median()) + ", " + say("last ", "dernier ") + done;
    }

    private String lost(Fate fate) {
        return say("lost (", "perdu (") + Names.of(fate, language) + ")";
    }

    private String participant(String name) {
        String id = participants.get(name);
        if (id == null) {
            id = "p" + participants.size();
            participants.put(name, id);
        }
        return id;
    }

    private String event(String name) {
        EventSpec event = scenario.events().get(name);
        return harmless(label(event == null ? null : event.label(), name));
    }

    private String name(String participant) {
        String name = participant.substring(participant.indexOf('/') + 1);
        @Nullable Label label;
        if (participant.equals(BROKER)) {
            return say("Broker", "Courtier");
        } else if (participant.startsWith(Storyteller.SERVICE)) {
            ServiceSpec service = scenario.services().get(name);
            label = service == null ? null : service.label();
        } else if (participant.startsWith(Storyteller.PRODUCER)) {
            ProducerSpec producer = scenario.producers().get(name);
            label = producer == null ? null : producer.label();
        } else {
            IncidentSpec incident = scenario.incidents().get(name);
            label = incident == null ? null : incident.label();
        }
        return harmless(label(label, name));
    }

    private String label(@Nullable Label label, String name) {
        String text = label == null ? "" : label.in(language.code()).strip();
        return text.isEmpty() ? name : text;
    }

    private String say(String english, String french) {
        return language.choose(english, french);
    }

    /** Text without what Mermaid would take for something of its own. */
    static String harmless(String text) {
        StringBuilder harmless = new StringBuilder();
        SafeText.line(text).codePoints().forEach(c -> {
            if ("#;:%<>{}\"\\".indexOf(c) >= 0) {
                harmless.append('#').append(c).append(';');
            } else {
                harmless.appendCodePoint(c);
            }
        });
        String line = harmless.toString().strip();
        return line.equalsIgnoreCase("end") ? "(" + line + ")" : line;
    }
}
