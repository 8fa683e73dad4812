package buzzville.lesson.course;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent.Kind;
import buzzville.city.StageSummary;
import buzzville.journal.CityState;
import buzzville.journal.Entry;
import buzzville.journal.JournalReader;
import buzzville.journal.Seen;
import buzzville.journal.Sighting;
import buzzville.journal.Told;
import buzzville.lesson.Phrase;
import buzzville.metric.RepeatTally;
import buzzville.metric.Tally;
import buzzville.report.replay.CityClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lessons on what a journal can do: tell the state at any instant, and bring back what was lost. */
final class JournalLessons {
    private static final String REPLAY = "09-replay";
    private static final String DOWN = "10-broker-down";
    private static final String LATER = "14:31:45";
    private static final String BEFORE = "14:30:59";
    private static final long SECOND = 1_000_000_000;

    private JournalLessons() {}

    /** The journal of a light, by several orders and at several instants. */
    static Lesson replay() {
        Lesson.Scene swapped = new Lesson.Scene(REPLAY, "swapped");
        return new Lesson(
                9,
                Lesson.scenes(REPLAY, "in-order", "swapped", "set-back"),
                List.of(
                        new Lesson.Replay(swapped, List.of("--at", "end")),
                        new Lesson.Replay(swapped, List.of("--at", LATER)),
                        new Lesson.Replay(swapped, List.of("--entity", "feu"))),
                runs -> {
                    Figures figures = new Figures();
                    try (JournalReader good = runs.journal(REPLAY, "in-order");
                            JournalReader late = runs.journal(REPLAY, "swapped");
                            JournalReader wrong = runs.journal(REPLAY, "set-back")) {
                        figures.put("changes", changes(good));
                        figures.put("at-45", offset(good, LATER)).put("at-59", offset(good, BEFORE));
                        figures.put("now", offset(good, "end"));
                        figures.put("journal", changes(late));
                        figures.put("by-offset", offset(late, "end")).put("by-source", occurrence(late, "end"));
                        figures.put("offset-45", offset(late, LATER)).put("source-45", occurrence(late, LATER));
                        figures.put("arrived", arrived(late));
                        figures.put("by-clock", byClock(wrong)).put("set-back", offset(wrong, "end"));
                        return again(figures, late);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                figures -> new Quiz(figures)
                        .option("now", figures.phrase("now"))
                        .option("right", figures.phrase("at-45"))
                        .option("unknown", figures.phrase("at-59"))
                        .choose(figures.phrase("at-45"))
                        .option("first", colour("rouge"))
                        .option("other", colour("vert"))
                        .option("right", colour(null))
                        .choose(figures.phrase("at-59"))
                        .option("source", figures.phrase("by-source"))
                        .option("right", figures.phrase("by-offset"))
                        .option("unknown", colour(null))
                        .choose(figures.phrase("by-offset"))
                        .option("right", figures.phrase("offset-45"))
                        .option("hindsight", figures.phrase("source-45"))
                        .option("unknown", colour(null))
                        .choose(figures.phrase("offset-45"))
                        .choice(figures.phrase("by-source").equals(figures.phrase("now")) ? "b" : "c", 3)
                        .questions());
    }

    /** Two more replays: the same colour, and nobody gets anything. */
    private static Figures again(Figures figures, JournalReader journal) {
        CityState first = journal.stateAt(Long.MAX_VALUE);
        CityState second = journal.stateAt(Long.MAX_VALUE);
        boolean same = light(first).equals(light(second));
        return figures.put("twice", same ? colour(light(second).byOccurrence().state()) : colour(null))
                .put("delivered", first.delivered())
                .put("resent", second.delivered() - first.delivered());
    }

    private static @Nullable Seen seen(JournalReader journal, String instant) {
        return journal.stateAt(nanos(journal, instant)).lights().stream()
                .findFirst()
                .orElse(null);
    }

    private static Seen light(CityState state) {
        return state.lights().iterator().next();
    }

    private static CityClock clock(JournalReader journal) {
        return new CityClock(journal.head(), journal.head().duration());
    }

    private static long nanos(JournalReader journal, String instant) {
        return clock(journal).parse(instant);
    }

    /** What the light is, as the broker was told until then. */
    private static Phrase offset(JournalReader journal, String instant) {
        Seen light = seen(journal, instant);
        return colour(light == null ? null : state(light.byOffset()));
    }

    /** What it was, as is known in hindsight. */
    private static Phrase occurrence(JournalReader journal, String instant) {
        Seen light = seen(journal, instant);
        return colour(light == null ? null : state(light.byOccurrence()));
    }

    private static @Nullable String state(@Nullable Sighting sighting) {
        return sighting == null ? null : sighting.state();
    }

    private static Phrase colour(@Nullable String state) {
        return Phrase.of("colour."
                + (state == null
                        ? "unknown"
                        : switch (state) {
                            case "rouge" -> "red";
                            case "vert" -> "green";
                            default -> "amber";
                        }));
    }

    private static List<Entry.Admitted> admitted(JournalReader journal) {
        List<Entry.Admitted> admitted = new ArrayList<>();
        journal.forEach(entry -> {
            if (entry instanceof Entry.Admitted one) {
                admitted.add(one);
            }
        });
        return admitted;
    }

    /** What the broker let in, in the order of its log. */
    private static Phrase[] changes(JournalReader journal) {
        return admitted(journal).stream()
                .sorted(Comparator.comparingLong(Entry.Admitted::offset))
                .map(entry -> Phrase.of(
                        "change",
                        "time",
                        second(journal, entry.message().occurredAt()),
                        "colour",
                        colour(entry.message().newState())))
                .toArray(Phrase[]::new);
    }

    private static String second(JournalReader journal, long instant) {
        return clock(journal).text(instant).replaceFirst("\\.000$", "");
    }

    /** When the last of them came in. */
    private static String arrived(JournalReader journal) {
        List<Entry.Admitted> all = admitted(journal);
        return second(journal, all.get(all.size() - 1).at());
    }

    /** What the last change makes of the light if changes are sorted by what the clock of the sender showed. */
    private static Phrase byClock(JournalReader journal) {
        Told last = admitted(journal).stream()
                .map(Entry.Admitted::message)
                .max(Comparator.comparingLong(
                        message -> Objects.requireNonNullElse(message.local(), message.occurredAt())))
                .orElseThrow();
        return colour(last.newState());
    }

    /** Thirty seconds without a broker. */
    static Lesson brokerDown() {
        Lesson.Scene repeats = new Lesson.Scene(DOWN, "outbox");
        return new Lesson(
                10,
                Lesson.scenes(DOWN, "forget", "at-least-once", "outbox", "resume", "last-100"),
                List.of(new Lesson.Replay(repeats, List.of("--at", "14:32:45"))),
                runs -> {
                    EventLog log = runs.log(DOWN, "forget");
                    long window = happened(log, 30 * SECOND, 60 * SECOND);
                    long last = archive(runs, "last-100").lost();
                    Figures figures = new Figures()
                            .put("window", window)
                            .put("second", happened(log, 30 * SECOND, 31 * SECOND))
                            .put("down", 30)
                            .put("forget", archive(runs, "forget").lost())
                            .put("outbox", archive(runs, "outbox").lost())
                            .put("published", archive(runs, "outbox").offered());
                    offsets(figures, runs);
                    return figures.put("twice", archive(runs, "at-least-once").duplicated())
                            .put("duplicates", repeats(runs, "outbox", RepeatTally.Count.RECOGNISED))
                            .put("handled", archive(runs, "outbox").delivered())
                            .put("resumed", repeats(runs, "resume", RepeatTally.Count.REDELIVERED))
                            .put("resume.lost", archive(runs, "resume").lost())
                            .put("last", last)
                            .put("replayed", window - last);
                },
                figures -> new Quiz(figures)
                        .slip("saved", figures.number("outbox"))
                        .slip("second", figures.number("second"))
                        .number(figures.number("forget"))
                        .slip("once", 0)
                        .slip("all", figures.number("window"))
                        .number(figures.number("twice"))
                        .slip("none", figures.number("outbox"))
                        .slip("replayed", figures.number("replayed"))
                        .slip("all", figures.number("window"))
                        .number(figures.number("last"))
                        .choice("b", 3)
                        .questions());
    }

    /** What the journal says of the places in the broker's log: how many, whether one is missing, and how many messages have them. */
    private static void offsets(Figures figures, Runs runs) {
        try (JournalReader journal = runs.journal(DOWN, "at-least-once")) {
            List<Entry.Admitted> all = admitted(journal);
            Set<Long> places = new HashSet<>();
            Set<Long> messages = new HashSet<>();
            for (Entry.Admitted entry : all) {
                places.add(entry.offset());
                messages.add(entry.message().id());
            }
            long greatest = places.stream().mapToLong(Long::longValue).max().orElse(-1);
            figures.put("appended", all.size())
                    .put("gaps", greatest + 1 - places.size())
                    .put("distinct", messages.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StageSummary stage(Runs runs, String strategy) {
        return Objects.requireNonNull(runs.summary(DOWN, strategy).services().get("archives"));
    }

    private static Tally archive(Runs runs, String strategy) {
        return stage(runs, strategy).all();
    }

    private static long repeats(Runs runs, String strategy, RepeatTally.Count what) {
        return stage(runs, strategy).repeats().of(what);
    }

    /** How many readings happened in that time. */
    private static long happened(EventLog log, long from, long until) {
        return log.events().stream()
                .filter(event -> event.kind() == Kind.SEND)
                .filter(event -> event.trueTime() >= from && event.trueTime() < until)
                .count();
    }
}
