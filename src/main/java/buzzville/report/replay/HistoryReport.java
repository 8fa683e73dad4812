package buzzville.report.replay;

import buzzville.journal.Entry;
import buzzville.journal.History;
import buzzville.journal.Told;
import buzzville.metric.Fate;
import buzzville.report.text.Human;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The history of somebody or something: who did what, when, caused by what. */
public final class HistoryReport {
    private final CityClock clock;
    private final ReportLanguage language;

    public HistoryReport(CityClock clock, ReportLanguage language) {
        this.clock = clock;
        this.language = language;
    }

    private String say(String english, String french) {
        return language.choose(english, french);
    }

    /** A line for each deed, under a head. */
    public List<String> lines(String name, History history) {
        List<String> lines = new ArrayList<>();
        lines.add(name);
        if (history.deeds().isEmpty()) {
            lines.add(say("  nothing in this time", "  rien pendant ce temps"));
            return lines;
        }
        TextTable table = new TextTable("llll", 2);
        table.row(List.of(
                say("when", "quand"), say("what", "quoi"), say("message", "message"), say("caused by", "cause")));
        for (History.Deed deed : history.deeds()) {
            Told message = deed.entry().message();
            boolean said = deed.entry() instanceof Entry.Occurred;
            table.row(List.of(
                    clock.text(deed.entry().at()),
                    what(deed.entry()),
                    message == null ? "" : Numbers.hex(message.id()) + (said ? "" : " " + named(message)),
                    cause(message, deed.cause())));
        }
        lines.addAll(table.lines());
        if (history.more() > 0) {
            lines.add(say("and %s more: --count, --from, --until", "et %s autres : --count, --from, --until")
                    .formatted(new Human(language).count(history.more())));
        }
        return lines;
    }

    private static String named(Told message) {
        return message.kind().name() + ", " + message.source();
    }

    private String cause(@Nullable Told message, @Nullable Told cause) {
        if (message == null || message.cause() == 0) {
            return "";
        }
        return cause == null
                ? Numbers.hex(message.cause())
                : "%s, %s (%s)".formatted(cause.source(), cause.kind().name(), Numbers.hex(cause.id()));
    }

    private String what(Entry entry) {
        if (entry instanceof Entry.Occurred occurred) {
            return occurred(occurred.message());
        } else if (entry instanceof Entry.Recalled recalled) {
            return say("mentioned again: ", "mentionné de nouveau : ") + occurred(recalled.message());
        } else if (entry instanceof Entry.Admitted admitted) {
            return say(
                                    "let in by the broker: offset %d of partition %d",
                                    "admis par le courtier : offset %d de la partition %d")
                            .formatted(admitted.offset(), admitted.partition())
                    + (admitted.again() ? say(", once more", ", encore une fois") : "");
        } else if (entry instanceof Entry.Routed routed) {
            return say("handed to ", "remis à ")
                    + (routed.consumers().isEmpty()
                            ? say("nobody", "personne")
                            : String.join(", ", routed.consumers()));
        } else if (entry instanceof Entry.Ended ended) {
            return ended(ended);
        } else if (entry instanceof Entry.Began began) {
            return say("incident %s begins (%s)", "début de l'incident %s (%s)")
                    .formatted(began.incident(), began.kind());
        } else if (entry instanceof Entry.Over over) {
            return say("incident %s is over", "fin de l'incident %s").formatted(over.incident());
        } else if (entry instanceof Entry.Down down) {
            return (down.incident().isEmpty()
                            ? say("nobody serves ", "personne ne sert ")
                            : down.incident() + say(" hits ", " touche "))
                    + names(down.victims());
        } else if (entry instanceof Entry.Up up) {
            return (up.incident().isEmpty()
                            ? say("served again: ", "de nouveau servi : ")
                            : up.incident() + say(" lets go of ", " relâche "))
                    + names(up.victims());
        } else if (entry instanceof Entry.Forgotten) {
            return say("the broker has lost what it had let in", "le broker a perdu ce qu'il avait admis");
        }
        return moved(entry);
    }

    private static String names(List<Entry.Victim> victims) {
        return victims.stream().map(Entry.Victim::name).collect(Collectors.joining(", "));
    }

    private String moved(Entry entry) {
        if (entry instanceof Entry.Entered entered) {
            return say("enters ", "entre chez ") + entered.stage().name();
        } else if (entry instanceof Entry.Dispatched dispatched) {
            return say("given to a worker of ", "confié à un agent de ")
                    + dispatched.stage().name();
        } else if (entry instanceof Entry.Returned returned) {
            return say("waits again at ", "attend de nouveau chez ")
                    + returned.stage().name();
        } else if (entry instanceof Entry.Left left) {
            return say("leaves ", "quitte ") + left.stage().name();
        }
        return entry instanceof Entry.Settled
                ? say("nobody expects it any more", "personne ne l'attend plus")
                : say("the run ends", "fin de la simulation");
    }

    private String occurred(Told message) {
        String states = message.newState() == null
                ? ""
                : (message.oldState() == null ? say(": ", " : ") : say(": ", " : ") + message.oldState() + " → ")
                        + message.newState();
        String made = message.made() == null
                ? ""
                : say(", made of %d by %s", ", fait de %d par %s")
                        .formatted(message.made().ids().size(), message.made().by());
        String incident = message.incidentNumber() == null ? "" : ", " + message.incidentNumber();
        return "%s: %s%s%s%s%s"
                .formatted(
                        message.source(),
                        message.kind().name(),
                        states,
                        message.zone().isEmpty() ? "" : ", " + message.zone(),
                        incident,
                        made);
    }

    private String ended(Entry.Ended ended) {
        String who = ended.subscription().isEmpty() ? "broker" : ended.subscription();
        Fate fate = ended.fate();
        if (fate == null) {
            return say("%s: still on its way at the end", "%s : encore en chemin à la fin")
                    .formatted(who);
        } else if (fate == Fate.DELIVERED) {
            Entry.Served served = ended.served();
            return say("%s: done", "%s : traité").formatted(who)
                    + (served == null || served.worker() < 0
                            ? ""
                            : say(" by worker %d", " par l'agent %d").formatted(served.worker()));
        }
        return fate.isLoss()
                ? say("%s: lost, %s", "%s : perdu, %s").formatted(who, fate.label())
                : "%s: %s".formatted(who, fate.label());
    }

    /** The same as JSON, in neither language. */
    public static void put(ObjectNode json, String name, History history, CityClock clock) {
        json.put("entity", name);
        ArrayNode deeds = json.putArray("history");
        for (History.Deed deed : history.deeds()) {
            ObjectNode node = deeds.addObject();
            Entry entry = deed.entry();
            node.put("at", clock.exact(entry.at()));
            node.put("at_ns", entry.at());
            node.put("what", entry.getClass().getSimpleName().toLowerCase(Locale.ROOT));
            Told message = entry.message();
            if (message != null) {
                message(node, message);
            }
            if (entry instanceof Entry.Admitted admitted) {
                node.put("partition", admitted.partition());
                node.put("offset", admitted.offset());
            } else if (entry instanceof Entry.Routed routed) {
                ArrayNode consumers = node.putArray("consumers");
                routed.consumers().forEach(consumers::add);
            } else if (entry instanceof Entry.Ended ended) {
                node.put("subscription", ended.subscription());
                node.put(
                        "fate",
                        ended.fate() == null ? "in-flight" : ended.fate().label());
            } else if (entry instanceof Entry.Began began) {
                node.put("incident", began.incident());
                node.put("kind", began.kind());
            } else if (entry instanceof Entry.Over over) {
                node.put("incident", over.incident());
            }
        }
        json.put("more", history.more());
    }

    private static void message(ObjectNode node, Told message) {
        node.put("message", Numbers.hex(message.id()));
        node.put("event", message.kind().name());
        node.put("source", message.source());
        node.put("occurred_ns", message.occurredAt());
        if (message.newState() != null) {
            node.put("old_state", message.oldState());
            node.put("new_state", message.newState());
        }
        if (message.cause() != 0) {
            node.put("cause", Numbers.hex(message.cause()));
        }
        if (message.incidentNumber() != null) {
            node.put("incident_id", message.incidentNumber());
        }
    }
}
