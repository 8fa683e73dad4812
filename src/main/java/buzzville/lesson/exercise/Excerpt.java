package buzzville.lesson.exercise;

import buzzville.causality.HappensBefore;
import buzzville.causality.log.LoggedEvent;
import buzzville.clock.Relation;
import buzzville.lesson.Annals;
import buzzville.lesson.Known;
import buzzville.lesson.Phrase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Some events of a log: of a few processes all that happened for a while. */
final class Excerpt {
    private static final int TRIES = 40;
    private static final int MOST_PROCESSES = 4;

    private final Annals annals;
    private final List<LoggedEvent> events;
    private final HappensBefore within;

    private Excerpt(Annals annals, List<LoggedEvent> events) {
        this.annals = annals;
        this.events = events;
        List<Integer> processes = processes();
        int[] process = events.stream()
                .mapToInt(event -> processes.indexOf(event.process()))
                .toArray();
        List<int[]> heard = events.stream()
                .map(event -> event.received().stream()
                        .map(annals::sender)
                        .mapToInt(events::indexOf)
                        .filter(place -> place >= 0)
                        .toArray())
                .toList();
        within = HappensBefore.of(processes.size(), process, heard);
    }

    /** Some with a message between them; null if the log has none such. */
    static @Nullable Excerpt draw(Annals annals, Draw draw, int least, int most) {
        List<LoggedEvent> all = annals.events();
        for (int i = 0; i < TRIES && !all.isEmpty(); i++) {
            LoggedEvent receive = draw.of(all);
            List<LoggedEvent> events = around(annals, receive, draw, most);
            if (events.size() >= least) {
                return new Excerpt(annals, events);
            }
        }
        return null;
    }

    private static List<LoggedEvent> around(Annals annals, LoggedEvent receive, Draw draw, int most) {
        LoggedEvent send = receive.received().isEmpty()
                ? null
                : annals.sender(receive.received().get(0));
        if (send == null) {
            return List.of();
        }
        Set<Integer> processes = new LinkedHashSet<>(List.of(send.process(), receive.process()));
        int first = first(annals, send, draw);
        int wanted = draw.from(2, MOST_PROCESSES);
        for (int id = first;
                id <= annals.events().size() && id < receive.id() + 2 * most && processes.size() < wanted;
                id++) {
            LoggedEvent event = annals.events().get(id - 1);
            for (String message : event.received()) {
                LoggedEvent sender = annals.sender(message);
                if (sender != null && sender.id() >= first && processes.contains(sender.process())) {
                    processes.add(event.process());
                } else if (sender != null && sender.id() >= first && processes.contains(event.process())) {
                    processes.add(sender.process());
                }
            }
        }
        List<LoggedEvent> events = new ArrayList<>();
        for (int id = first; id <= annals.events().size() && events.size() < most; id++) {
            LoggedEvent event = annals.events().get(id - 1);
            if (processes.contains(event.process())) {
                events.add(event);
            }
        }
        return events.contains(receive) && events.stream().allMatch(event -> isComplete(annals, event))
                ? List.copyOf(events)
                : List.of();
    }

    /** Not always with the sending itself, but some events earlier. */
    private static int first(Annals annals, LoggedEvent send, Draw draw) {
        int back = draw.below(3);
        List<LoggedEvent> own = annals.events(send.process());
        return own.get(Math.max(0, send.place() - 1 - back)).id();
    }

    private static boolean isComplete(Annals annals, LoggedEvent event) {
        return event.circumstances().after().isEmpty()
                && event.received().stream().allMatch(message -> annals.sender(message) != null);
    }

    Annals annals() {
        return annals;
    }

    List<LoggedEvent> events() {
        return events;
    }

    /** Numbers of its processes, ascending. */
    List<Integer> processes() {
        return List.copyOf(events.stream().map(LoggedEvent::process).collect(Collectors.toCollection(TreeSet::new)));
    }

    String name(int process) {
        return annals.log().processes().get(process).name();
    }

    List<Integer> ids() {
        return events.stream().map(LoggedEvent::id).toList();
    }

    /** How two events stand as far as the excerpt shows, by their places in it. */
    Relation relation(int one, int other) {
        return within.relation(one, other);
    }

    /** Whether nothing outside connects its events: they stand to each other as they do in the whole log. */
    boolean isClosed() {
        for (int one = 0; one < events.size(); one++) {
            for (int other = one + 1; other < events.size(); other++) {
                if (relation(one, other) != annals.relation(events.get(one), events.get(other))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether a message comes from outside. */
    boolean isForeign(String message) {
        return !events.contains(annals.sender(message));
    }

    /** Messages from outside, in order of coming. */
    List<String> foreign() {
        return events.stream()
                .flatMap(event -> event.received().stream())
                .filter(this::isForeign)
                .distinct()
                .toList();
    }

    /** The event of a process before its first one here; null if there is none. */
    @Nullable
    LoggedEvent before(int process) {
        LoggedEvent first = events.stream()
                .filter(event -> event.process() == process)
                .findFirst()
                .orElseThrow();
        return annals.previous(first);
    }

    /** The clock values of its events. */
    Set<Known> stamps(Known.Clock clock) {
        return events.stream().map(event -> new Known(event.id(), clock)).collect(Collectors.toSet());
    }

    /** The clock values that one must know to go on: those before, and those that come from outside. */
    Set<Known> stampsAround(Known.Clock clock) {
        Set<Known> around = new HashSet<>();
        for (int process : processes()) {
            LoggedEvent before = before(process);
            if (before != null) {
                around.add(new Known(before.id(), clock));
            }
        }
        for (String message : foreign()) {
            LoggedEvent sender = annals.sender(message);
            if (sender != null) {
                around.add(new Known(sender.id(), clock));
            }
        }
        return around;
    }

    /** Its events line by line, each with a text behind it. */
    List<Phrase> lines(Function<LoggedEvent, String> behind) {
        return events.stream().map(event -> line(event, behind.apply(event))).toList();
    }

    /** The same, and what the mark of a message from outside means if one has it. */
    List<Phrase> marked(Function<LoggedEvent, String> behind) {
        List<Phrase> lines = new ArrayList<>(lines(behind));
        if (!foreign().isEmpty()) {
            lines.add(Phrase.of("outside"));
        }
        return lines;
    }

    private Phrase line(LoggedEvent event, String behind) {
        String kind = event.received().isEmpty()
                ? event.sent().isEmpty() ? "event.local" : "event.send"
                : event.sent().isEmpty() ? "event.receive" : "event.step";
        List<String> received = event.received().stream()
                .map(message -> isForeign(message) ? message + "*" : message)
                .toList();
        return Phrase.of(
                kind,
                "id",
                String.valueOf(event.id()),
                "process",
                name(event.process()),
                "received",
                received,
                "sent",
                event.sent(),
                "what",
                event.what(),
                "behind",
                behind);
    }
}
