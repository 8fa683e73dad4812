package buzzville.lesson.exercise;

import buzzville.causality.log.LoggedEvent;
import buzzville.clock.VectorStamp;
import buzzville.lesson.Annals;
import buzzville.lesson.Asked;
import buzzville.lesson.Form;
import buzzville.lesson.Known;
import buzzville.lesson.Known.Clock;
import buzzville.lesson.Phrase;
import buzzville.lesson.Question;
import buzzville.lesson.Slip;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Questions in which clocks are to be counted on. */
final class CountMakers {
    private static final int LEAST = 4;
    private static final int MOST = 6;

    private CountMakers() {}

    /** Fill in the Lamport values. */
    static @Nullable Question lamport(Annals annals, Draw draw) {
        Excerpt excerpt = Excerpt.draw(annals, draw, LEAST, MOST);
        if (excerpt == null) {
            return null;
        }
        List<Slip> slips = List.of(
                slip("received-only", Rules.lamport(excerpt, (own, heard) -> heard.orElse(own) + 1)),
                slip("no-merge", Rules.lamport(excerpt, (own, heard) -> own + 1)),
                slip(
                        "no-step",
                        Rules.lamport(
                                excerpt,
                                (own, heard) -> heard.isPresent() ? Math.max(own, heard.getAsLong()) : own + 1)),
                slip("lamport-sum", Rules.lamport(excerpt, (own, heard) -> own + heard.orElse(0) + 1)));
        String answer = joined(
                excerpt.events().stream().map(event -> event.stamps().lamport()).toList());
        List<Slip> telling = Question.telling(answer, slips);
        if (telling.isEmpty()) {
            return null;
        }
        List<Phrase> given = new ArrayList<>(excerpt.lines(event -> ""));
        for (int process : excerpt.processes()) {
            given.add(Phrase.of(
                    "before.lamport",
                    "process",
                    excerpt.name(process),
                    "value",
                    Rules.lamportBefore(excerpt, process)));
        }
        for (String message : excerpt.foreign()) {
            given.add(Phrase.of(
                    "outside.lamport",
                    "message",
                    message,
                    "value",
                    sender(excerpt, message).stamps().lamport()));
        }
        return new Question(
                "lamport",
                Phrase.of("lamport", "events", ids(excerpt)),
                given,
                Asked.of(Form.NUMBERS),
                List.of(),
                answer,
                telling,
                Phrase.of("lamport.why"),
                Map.of("events", excerpt.ids()),
                excerpt.stamps(Clock.LAMPORT),
                excerpt.stampsAround(Clock.LAMPORT));
    }

    private static Slip slip(String mistake, List<Long> values) {
        return new Slip(joined(values), Phrase.of("slip." + mistake));
    }

    private static String joined(List<Long> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Fill in the vectors. */
    static @Nullable Question vector(Annals annals, Draw draw) {
        Excerpt excerpt = annals.log().rules().entries() > 0 ? null : Excerpt.draw(annals, draw, LEAST - 1, MOST - 1);
        if (excerpt == null) {
            return null;
        }
        List<Integer> columns = excerpt.processes();
        String answer = joined(
                excerpt.events().stream().map(event -> event.stamps().vector()).toList(), columns);
        List<Slip> slips = List.of(
                slip("copy", Rules.vector(excerpt, (own, heard) -> heard, false), columns),
                slip("vector-no-merge", Rules.vector(excerpt, (own, heard) -> own, false), columns),
                slip("vector-sum", Rules.vector(excerpt, Rules::sum, false), columns),
                slip("vector-silent", Rules.vector(excerpt, VectorStamp::merge, true), columns));
        List<Slip> telling = Question.telling(answer, slips);
        if (telling.isEmpty()) {
            return null;
        }
        List<Phrase> given = new ArrayList<>(excerpt.lines(event -> ""));
        for (int process : columns) {
            given.add(Phrase.of(
                    "before.vector",
                    "process",
                    excerpt.name(process),
                    "value",
                    text(Rules.vectorBefore(excerpt, process), columns)));
        }
        for (String message : excerpt.foreign()) {
            given.add(Phrase.of(
                    "outside.vector",
                    "message",
                    message,
                    "value",
                    text(sender(excerpt, message).stamps().vector(), columns)));
        }
        return new Question(
                "vector",
                Phrase.of(
                        "vector",
                        "events",
                        ids(excerpt),
                        "processes",
                        columns.stream().map(excerpt::name).toList()),
                given,
                Asked.of(Form.VECTORS),
                List.of(),
                answer,
                telling,
                Phrase.of("vector.why"),
                Map.of("events", excerpt.ids(), "processes", columns),
                excerpt.stamps(Clock.VECTOR),
                excerpt.stampsAround(Clock.VECTOR));
    }

    private static Slip slip(String mistake, List<VectorStamp> values, List<Integer> columns) {
        return new Slip(joined(values, columns), Phrase.of("slip." + mistake));
    }

    private static String joined(List<VectorStamp> values, List<Integer> columns) {
        return values.stream().map(value -> text(value, columns)).collect(Collectors.joining(" "));
    }

    private static String text(VectorStamp value, List<Integer> columns) {
        return columns.stream()
                .map(column -> String.valueOf(value.count(column)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Sort by value and process. */
    static @Nullable Question totalOrder(Annals annals, Draw draw) {
        Excerpt excerpt = Excerpt.draw(annals, draw, LEAST, MOST + 1);
        if (excerpt == null) {
            return null;
        }
        List<LoggedEvent> events = excerpt.events();
        long different = events.stream()
                .map(event -> event.stamps().lamport())
                .distinct()
                .count();
        String answer = sorted(events, (one, other) -> one.process() - other.process());
        List<Slip> telling = Question.telling(
                answer,
                List.of(
                        new Slip(
                                sorted(events, (one, other) -> other.process() - one.process()),
                                Phrase.of("slip.tie-reversed")),
                        new Slip(
                                sorted(events, (one, other) -> Long.compare(one.trueTime(), other.trueTime())),
                                Phrase.of("slip.tie-by-time")),
                        new Slip(
                                joined(events.stream()
                                        .map(event -> (long) event.id())
                                        .toList()),
                                Phrase.of("slip.order-of-list"))));
        if (different == events.size() || telling.isEmpty()) {
            return null;
        }
        List<Phrase> given = new ArrayList<>(
                excerpt.marked(event -> "   L = " + event.stamps().lamport()));
        excerpt.processes()
                .forEach(process ->
                        given.add(Phrase.of("process.number", "process", excerpt.name(process), "number", process)));
        return new Question(
                "total-order",
                Phrase.of("total-order"),
                given,
                Asked.among(Form.NUMBERS, excerpt.ids()),
                List.of(),
                answer,
                telling,
                Phrase.of("total-order.why"),
                Map.of("events", excerpt.ids()),
                Set.of(),
                excerpt.stamps(Clock.LAMPORT));
    }

    private static String sorted(List<LoggedEvent> events, java.util.Comparator<LoggedEvent> ties) {
        return events.stream()
                .sorted(java.util.Comparator.<LoggedEvent>comparingLong(
                                event -> event.stamps().lamport())
                        .thenComparing(ties)
                        .thenComparing(LoggedEvent::id))
                .map(event -> String.valueOf(event.id()))
                .collect(Collectors.joining(","));
    }

    static LoggedEvent sender(Excerpt excerpt, String message) {
        LoggedEvent sender = excerpt.annals().sender(message);
        if (sender == null) {
            throw new IllegalStateException(message + " was sent by nobody");
        }
        return sender;
    }

    static List<String> ids(Excerpt excerpt) {
        return excerpt.ids().stream().map(String::valueOf).toList();
    }

    /** What can be known of a stamp. */
    static Set<Known> known(Clock clock, LoggedEvent... events) {
        return java.util.Arrays.stream(events)
                .map(event -> new Known(event.id(), clock))
                .collect(Collectors.toSet());
    }
}
