package buzzville.lesson.exercise;

import buzzville.causality.log.LoggedEvent;
import buzzville.lesson.Annals;
import buzzville.lesson.Asked;
import buzzville.lesson.Form;
import buzzville.lesson.Known.Clock;
import buzzville.lesson.Phrase;
import buzzville.lesson.Question;
import buzzville.lesson.Slip;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Questions about what is left of events: cuts, replays, crashes. */
final class StateMakers {
    private static final List<Integer> PRODUCERS = List.of(5, 8, 10, 20);
    private static final List<Integer> RATES = List.of(1, 2, 5);
    /** With the least of all, more happens than is replayed. */
    private static final List<Integer> DOWN = List.of(30, 45, 60);

    private static final int LAST = 100;
    private static final List<String> CYCLE = List.of("green", "amber", "red");
    private static final int DAY = 14 * 3600;

    private StateMakers() {}

    /** Whether a cut is consistent, and which message says no. */
    static @Nullable Question cut(Annals annals, Draw draw) {
        Excerpt excerpt = Excerpt.draw(annals, draw, 4, 8);
        if (excerpt == null || !excerpt.isClosed()) {
            return null;
        }
        Set<Integer> inside = new TreeSet<>();
        for (int process : excerpt.processes()) {
            List<LoggedEvent> own = excerpt.events().stream()
                    .filter(event -> event.process() == process)
                    .toList();
            own.subList(0, draw.from(0, own.size())).forEach(event -> inside.add(event.id()));
        }
        List<String> torn = crossing(excerpt, inside, false);
        List<String> flying = crossing(excerpt, inside, true);
        if (torn.size() > 1 || torn.size() + flying.size() == 0 || inside.isEmpty()) {
            return null;
        }
        Phrase consistent = Phrase.of("cut.consistent");
        Options options = torn.isEmpty()
                ? new Options(consistent)
                : new Options(breaks(torn.get(0))).wrong(consistent, Phrase.of("slip.received-unsent"));
        flying.stream().limit(3).forEach(message -> options.wrong(breaks(message), Phrase.of("slip.in-transit")));
        return options.question(
                "cut",
                Phrase.of("cut", "inside", inside.stream().map(String::valueOf).toList()),
                excerpt.marked(event -> ""),
                torn.isEmpty() ? Phrase.of("cut.consistent.why") : Phrase.of("cut.broken.why", "message", torn.get(0)),
                Map.of("events", excerpt.ids(), "inside", List.copyOf(inside)),
                Set.of(),
                Set.of(),
                draw);
    }

    private static Phrase breaks(String message) {
        return Phrase.of("cut.broken", "message", message);
    }

    /** Messages that leave the cut, or that come into it out of nowhere. */
    private static List<String> crossing(Excerpt excerpt, Set<Integer> inside, boolean leaving) {
        Set<String> crossing = new TreeSet<>();
        for (LoggedEvent event : excerpt.events()) {
            for (String message : event.received()) {
                LoggedEvent sender = excerpt.annals().sender(message);
                boolean sent = sender != null && inside.contains(sender.id());
                boolean received = inside.contains(event.id());
                if (!excerpt.isForeign(message) && sent == leaving && received != leaving) {
                    crossing.add(message);
                }
            }
        }
        return List.copyOf(crossing);
    }

    /** One change of a light as its journal has it. */
    private record Entry(int number, int second, String colour) {}

    /** Which state a replay ends in, where the order of the journal and that of the source tell different ones. */
    static Question replay(Annals annals, Draw draw) {
        List<Entry> entries = history(draw);
        int swapped = draw.below(entries.size() - 1);
        List<Entry> journal = new ArrayList<>(entries);
        Collections.swap(journal, swapped, swapped + 1);
        // from the second of the two on and until the next change the orders differ; after that they agree again
        Entry last = entries.get(swapped + 1);
        boolean end = swapped + 2 == entries.size();
        int until = end
                ? Integer.MAX_VALUE
                : draw.from(last.second() + 1, entries.get(swapped + 2).second() - 1);
        String byOffset = entries.get(swapped).colour();
        Options options = new Options(colour(last.colour()))
                .wrong(colour(byOffset), Phrase.of("slip.fold-by-offset"))
                .wrong(colour(entries.get(entries.size() - 1).colour()), Phrase.of("slip.state-of-now"));
        for (String colour : CYCLE) {
            options.wrong(colour(colour), Phrase.of("slip.other-state"));
        }
        options.wrong(colour("unknown"), Phrase.of("slip.known-since"));
        List<Phrase> given = new ArrayList<>();
        for (int offset = 0; offset < journal.size(); offset++) {
            given.add(line(offset, journal.get(offset)));
        }
        Map<String, Object> facts = Map.of(
                "journal",
                journal.stream()
                        .map(entry -> List.of(entry.number(), entry.second(), entry.colour()))
                        .toList(),
                "until_s",
                end ? -1 : until);
        return options.question(
                "replay",
                end ? Phrase.of("replay.all") : Phrase.of("replay.until", "time", clock(until)),
                given,
                why(last, byOffset, end ? "" : clock(until)),
                facts,
                Set.of(),
                Set.of(),
                draw);
    }

    private static Phrase why(Entry last, String byOffset, String until) {
        return Phrase.of(
                until.isEmpty() ? "replay.all.why" : "replay.until.why",
                "time",
                until,
                "number",
                last.number(),
                "colour",
                colour(last.colour()),
                "offset",
                colour(byOffset));
    }

    private static Phrase colour(String colour) {
        return Phrase.of("colour." + colour);
    }

    private static Phrase line(int offset, Entry entry) {
        return Phrase.of(
                "replay.entry",
                "offset",
                offset,
                "number",
                entry.number(),
                "time",
                clock(entry.second()),
                "colour",
                colour(entry.colour()));
    }

    /** Four changes of a light, which goes from green over amber to red and to green again. */
    private static List<Entry> history(Draw draw) {
        List<Entry> entries = new ArrayList<>();
        int second = DAY + draw.below(20);
        int colour = draw.below(CYCLE.size());
        for (int number = 1; number <= 4; number++) {
            String now = CYCLE.get(colour++ % CYCLE.size());
            entries.add(new Entry(number, second, now));
            second += now.equals("amber") ? draw.from(3, 5) : draw.from(15, 45);
        }
        return entries;
    }

    private static String clock(int second) {
        return "%02d:%02d:%02d".formatted(second / 3600, second / 60 % 60, second % 60);
    }

    /** How much a crash costs. */
    static Question crash(Annals annals, Draw draw) {
        int producers = draw.of(PRODUCERS);
        int rate = draw.of(RATES);
        int down = draw.of(DOWN);
        int since = draw.from(2, 9);
        int events = producers * rate * down;
        String kind = draw.of(List.of("forget", "last", "commit"));
        int right = switch (kind) {
            case "forget" -> events;
            case "last" -> events - LAST;
            default -> producers * rate * since;
        };
        List<Slip> slips = switch (kind) {
            case "forget" -> List.of(slip("0", "journal-saves-all"), slip(producers * rate, "one-second"));
            case "last" ->
                List.of(slip("0", "last-is-enough"), slip(LAST, "last-is-missing"), slip(events, "all-missing"));
            default -> List.of(slip("0", "exactly-once"), slip(events, "commit-is-crash"));
        };
        String answer = String.valueOf(right);
        return new Question(
                "crash",
                Phrase.of(
                        "crash." + kind,
                        "producers",
                        producers,
                        "rate",
                        rate,
                        "down",
                        down,
                        "since",
                        since,
                        "last",
                        LAST),
                List.of(),
                Asked.of(Form.NUMBER),
                List.of(),
                answer,
                Question.telling(answer, slips),
                Phrase.of(
                        "crash." + kind + ".why",
                        "producers",
                        producers,
                        "rate",
                        rate,
                        "down",
                        down,
                        "since",
                        since,
                        "events",
                        events,
                        "last",
                        LAST,
                        "right",
                        right),
                Map.of(
                        "kind",
                        kind,
                        "producers",
                        producers,
                        "rate",
                        rate,
                        "down_s",
                        down,
                        "since_s",
                        since,
                        "last",
                        LAST),
                Set.of(),
                Set.of());
    }

    private static Slip slip(Object answer, String mistake) {
        return new Slip(answer.toString(), Phrase.of("slip." + mistake));
    }

    static Set<buzzville.lesson.Known> shownTimes(List<LoggedEvent> events) {
        return CountMakers.known(Clock.LOCAL, events.toArray(LoggedEvent[]::new));
    }
}
