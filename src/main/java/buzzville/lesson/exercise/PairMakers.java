package buzzville.lesson.exercise;

import buzzville.causality.log.LoggedEvent;
import buzzville.clock.Relation;
import buzzville.lesson.Annals;
import buzzville.lesson.Asked;
import buzzville.lesson.Form;
import buzzville.lesson.Known.Clock;
import buzzville.lesson.Phrase;
import buzzville.lesson.Question;
import buzzville.lesson.Slip;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Questions about how events of an excerpt stand to each other. */
final class PairMakers {
    private static final int MOST_PAIRS = 8;
    /** By so many nanoseconds stamps and bounds have to differ that they still do when they are shown in microseconds. */
    private static final long CLEAR = 10_000;

    private PairMakers() {}

    private static @Nullable Excerpt closed(Annals annals, Draw draw, int least, int most) {
        Excerpt excerpt = Excerpt.draw(annals, draw, least, most);
        return excerpt != null && excerpt.isClosed() ? excerpt : null;
    }

    /** What came before what, of two events. */
    static @Nullable Question relation(Annals annals, Draw draw) {
        Excerpt excerpt = closed(annals, draw, 4, 8);
        if (excerpt == null) {
            return null;
        }
        int one = draw.below(excerpt.events().size());
        int other = draw.below(excerpt.events().size());
        LoggedEvent a = excerpt.events().get(one);
        LoggedEvent b = excerpt.events().get(other);
        Relation relation = excerpt.relation(one, other);
        boolean dull = a.process() == b.process() || isMessage(a, b) || isMessage(b, a);
        if (dull && draw.below(4) > 0 || a.process() == b.process()) {
            return null;
        }
        Phrase before = said("relation.before", a, b);
        Phrase after = said("relation.after", a, b);
        Phrase concurrent = said("relation.concurrent", a, b);
        Phrase linked = Phrase.of(dull ? "slip.message-between" : "slip.not-transitive");
        Options options = switch (relation) {
            case CONCURRENT ->
                new Options(concurrent)
                        .wrong(before, Phrase.of(a.id() < b.id() ? "slip.earlier-is-before" : "slip.no-path"))
                        .wrong(after, Phrase.of(a.id() > b.id() ? "slip.earlier-is-before" : "slip.no-path"));
            case BEFORE ->
                new Options(before).wrong(after, Phrase.of("slip.backwards")).wrong(concurrent, linked);
            default ->
                new Options(after).wrong(before, Phrase.of("slip.backwards")).wrong(concurrent, linked);
        };
        return options.question(
                "relation",
                said("relation", a, b),
                drawing(excerpt, event -> ""),
                Phrase.of("relation.why"),
                Map.of("events", excerpt.ids(), "pair", List.of(a.id(), b.id())),
                Set.of(),
                Set.of(),
                draw);
    }

    private static boolean isMessage(LoggedEvent a, LoggedEvent b) {
        return a.sent().stream().anyMatch(b.received()::contains);
    }

    private static List<Phrase> drawing(Excerpt excerpt, java.util.function.Function<LoggedEvent, String> behind) {
        List<Phrase> lines = new ArrayList<>(excerpt.lines(behind));
        if (!excerpt.foreign().isEmpty()) {
            lines.add(Phrase.of("outside.closed"));
        }
        return lines;
    }

    private static Phrase said(String key, LoggedEvent a, LoggedEvent b) {
        return Phrase.of(key, "a", String.valueOf(a.id()), "b", String.valueOf(b.id()));
    }

    /** What follows from two stamps alone. */
    static @Nullable Question conclude(Annals annals, Draw draw) {
        LoggedEvent a = draw.of(annals.events());
        LoggedEvent b = draw.of(annals.events());
        if (a.process() == b.process()) {
            return null;
        }
        return switch (draw.below(3)) {
            case 0 -> fromLamport(a, b, draw);
            case 1 -> annals.log().rules().entries() > 0 ? null : fromVectors(annals, a, b, draw);
            default -> fromTimes(a, b, draw);
        };
    }

    private static Question fromLamport(LoggedEvent one, LoggedEvent other, Draw draw) {
        boolean swapped = one.stamps().lamport() > other.stamps().lamport();
        LoggedEvent a = swapped ? other : one;
        LoggedEvent b = swapped ? one : other;
        boolean equal = a.stamps().lamport() == b.stamps().lamport();
        Phrase concurrent = said("conclude.concurrent", a, b);
        Options options = equal
                ? new Options(concurrent)
                        .wrong(said("conclude.same-time", a, b), Phrase.of("slip.simultaneous"))
                        .wrong(said("conclude.before", a, b), Phrase.of("slip.equal-orders"))
                : new Options(said("conclude.not-after", a, b))
                        .wrong(said("conclude.before", a, b), Phrase.of("slip.converse"))
                        .wrong(said("conclude.earlier", a, b), Phrase.of("slip.logical-is-real"))
                        .wrong(concurrent, Phrase.of("slip.unequal-concurrent"));
        return options.question(
                "conclude",
                Phrase.of(
                        "conclude.lamport",
                        "a",
                        String.valueOf(a.id()),
                        "b",
                        String.valueOf(b.id()),
                        "la",
                        a.stamps().lamport(),
                        "lb",
                        b.stamps().lamport()),
                List.of(),
                Phrase.of(equal ? "conclude.equal.why" : "conclude.lamport.why"),
                Map.of("pair", List.of(a.id(), b.id()), "clock", "lamport"),
                Set.of(),
                CountMakers.known(Clock.LAMPORT, a, b),
                draw);
    }

    private static @Nullable Question fromVectors(Annals annals, LoggedEvent a, LoggedEvent b, Draw draw) {
        Relation relation = a.stamps().vector().compare(b.stamps().vector());
        if (relation == Relation.SAME
                || a.stamps().vector().size() > 5
                || b.stamps().vector().size() > 5) {
            return null;
        }
        Phrase before = said("conclude.before", a, b);
        Phrase after = said("conclude.before", b, a);
        Phrase concurrent = said("conclude.concurrent", a, b);
        Phrase right = relation == Relation.BEFORE ? before : relation == Relation.AFTER ? after : concurrent;
        Phrase mistake = Phrase.of(relation == Relation.CONCURRENT ? "slip.one-entry" : "slip.entries-reversed");
        Options options = new Options(right)
                .wrong(before, mistake)
                .wrong(after, mistake)
                .wrong(concurrent, Phrase.of("slip.not-below"))
                .wrong(
                        said("conclude.same-time", a, b),
                        Phrase.of(relation == Relation.CONCURRENT ? "slip.simultaneous" : "slip.ordered-same-time"));
        return options.question(
                "conclude",
                Phrase.of(
                        "conclude.vector",
                        "a",
                        String.valueOf(a.id()),
                        "b",
                        String.valueOf(b.id()),
                        "va",
                        vector(annals, a),
                        "vb",
                        vector(annals, b)),
                List.of(),
                Phrase.of("conclude.vector.why"),
                Map.of("pair", List.of(a.id(), b.id()), "clock", "vector"),
                Set.of(),
                CountMakers.known(Clock.VECTOR, a, b),
                draw);
    }

    private static String vector(Annals annals, LoggedEvent event) {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < event.stamps().vector().size(); i++) {
            int process = event.stamps().vector().process(i);
            entries.add(annals.log().processes().get(process).name() + ": "
                    + event.stamps().vector().count(process));
        }
        return "{" + String.join(", ", entries) + "}";
    }

    private static @Nullable Question fromTimes(LoggedEvent one, LoggedEvent other, Draw draw) {
        boolean swapped = one.stamps().local() > other.stamps().local();
        LoggedEvent a = swapped ? other : one;
        LoggedEvent b = swapped ? one : other;
        long apart = b.stamps().local() - a.stamps().local();
        long bounds = a.stamps().bound() + b.stamps().bound();
        boolean holds = Math.abs(a.stamps().local() - a.trueTime())
                        <= a.stamps().bound()
                && Math.abs(b.stamps().local() - b.trueTime()) <= b.stamps().bound();
        if (!holds || bounds == 0 || Math.abs(apart - bounds) < CLEAR || apart > 1000 * bounds) {
            return null;
        }
        Phrase open = said("conclude.open", a, b);
        Phrase earlier = said("conclude.earlier", a, b);
        Phrase before = said("conclude.before", a, b);
        Options options = apart > bounds
                ? new Options(earlier)
                        .wrong(before, Phrase.of("slip.earlier-is-cause"))
                        .wrong(open, Phrase.of("slip.bounds-apart"))
                : new Options(open)
                        .wrong(earlier, Phrase.of("slip.bounds-overlap"))
                        .wrong(before, Phrase.of("slip.earlier-is-cause"));
        return options.question(
                "conclude",
                Phrase.of(
                        "conclude.times",
                        "a",
                        String.valueOf(a.id()),
                        "b",
                        String.valueOf(b.id()),
                        "apart",
                        shown(apart),
                        "ba",
                        shown(a.stamps().bound()),
                        "bb",
                        shown(b.stamps().bound())),
                List.of(),
                Phrase.of(
                        "conclude.times.why",
                        "sum",
                        shown(a.stamps().bound()).add(shown(b.stamps().bound())),
                        "apart",
                        shown(apart)),
                Map.of("pair", List.of(a.id(), b.id()), "clock", "local"),
                Set.of(),
                CountMakers.known(Clock.LOCAL, a, b),
                draw);
    }

    /** Milliseconds to the microsecond, rounded up as bounds have to be. */
    private static BigDecimal shown(long nanos) {
        return millis(nanos).setScale(3, RoundingMode.CEILING);
    }

    static BigDecimal millis(long nanos) {
        return BigDecimal.valueOf(nanos, 6);
    }

    /** Which pairs Lamport values order although neither event came before the other. */
    static @Nullable Question falselyOrdered(Annals annals, Draw draw) {
        Excerpt excerpt = closed(annals, draw, 4, 6);
        if (excerpt == null) {
            return null;
        }
        List<LoggedEvent> events = excerpt.events();
        BiPredicate<Integer, Integer> concurrent = (i, j) -> excerpt.relation(i, j) == Relation.CONCURRENT;
        BiPredicate<Integer, Integer> differ = (i, j) ->
                events.get(i).stamps().lamport() != events.get(j).stamps().lamport();
        List<String> pairs = pairs(excerpt, concurrent.and(differ));
        String answer = Form.pairs(pairs);
        List<Slip> telling = Question.telling(
                answer,
                List.of(
                        new Slip(Form.pairs(pairs(excerpt, concurrent)), Phrase.of("slip.equal-is-false")),
                        new Slip(
                                Form.pairs(pairs(excerpt, concurrent.and(differ.negate()))),
                                Phrase.of("slip.equal-only")),
                        new Slip(
                                Form.pairs(pairs(excerpt, unlinked(events).and(differ))),
                                Phrase.of("slip.not-transitive"))));
        if (pairs.isEmpty() || pairs.size() > MOST_PAIRS || telling.isEmpty()) {
            return null;
        }
        return new Question(
                "falsely-ordered",
                Phrase.of("falsely-ordered"),
                drawing(excerpt, event -> "   L = " + event.stamps().lamport()),
                Asked.among(Form.PAIRS, excerpt.ids()),
                List.of(),
                answer,
                telling,
                Phrase.of("falsely-ordered.why"),
                Map.of("events", excerpt.ids()),
                Set.of(),
                excerpt.stamps(Clock.LAMPORT));
    }

    /** How many pairs are concurrent. */
    static @Nullable Question concurrent(Annals annals, Draw draw) {
        Excerpt excerpt = closed(annals, draw, 4, 7);
        if (excerpt == null) {
            return null;
        }
        List<LoggedEvent> events = excerpt.events();
        BiPredicate<Integer, Integer> concurrent = (i, j) -> excerpt.relation(i, j) == Relation.CONCURRENT;
        BiPredicate<Integer, Integer> equal = (i, j) ->
                events.get(i).stamps().lamport() == events.get(j).stamps().lamport();
        String answer = String.valueOf(pairs(excerpt, concurrent).size());
        List<Slip> telling = Question.telling(
                answer,
                List.of(
                        new Slip(
                                String.valueOf(pairs(excerpt, unlinked(events)).size()),
                                Phrase.of("slip.not-transitive")),
                        new Slip(String.valueOf(pairs(excerpt, equal).size()), Phrase.of("slip.equal-only")),
                        new Slip(
                                String.valueOf(
                                        pairs(excerpt, concurrent.negate()).size()),
                                Phrase.of("slip.counted-the-others"))));
        if (telling.isEmpty()) {
            return null;
        }
        return new Question(
                "concurrent",
                Phrase.of("concurrent", "pairs", events.size() * (events.size() - 1) / 2),
                drawing(excerpt, event -> ""),
                Asked.of(Form.NUMBER),
                List.of(),
                answer,
                telling,
                answer.equals("0")
                        ? Phrase.of("concurrent.none.why")
                        : Phrase.of("concurrent.why", "pairs", Form.pairs(pairs(excerpt, concurrent))),
                Map.of("events", excerpt.ids()),
                Set.of(),
                Set.of());
    }

    private static BiPredicate<Integer, Integer> unlinked(List<LoggedEvent> events) {
        return (i, j) -> events.get(i).process() != events.get(j).process()
                && !isMessage(events.get(i), events.get(j))
                && !isMessage(events.get(j), events.get(i));
    }

    private static List<String> pairs(Excerpt excerpt, BiPredicate<Integer, Integer> which) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < excerpt.events().size(); i++) {
            for (int j = i + 1; j < excerpt.events().size(); j++) {
                if (which.test(i, j)) {
                    pairs.add(excerpt.events().get(i).id() + "-"
                            + excerpt.events().get(j).id());
                }
            }
        }
        return pairs;
    }
}
