package buzzville.lesson.course;

import buzzville.causality.OrderFigures;
import buzzville.causality.Ordering;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.causality.log.LoggedEvent.Kind;
import buzzville.city.RunSummary;
import buzzville.city.StageSummary;
import buzzville.clock.Relation;
import buzzville.lesson.Annals;
import buzzville.metric.RepeatTally;
import buzzville.metric.Tally;
import buzzville.metric.TurnTally;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Lessons about what becomes of messages: their order of delivery, their replay, their loss. */
final class StateLessons {
    private static final String AFTER = "08-causal-order";
    private static final String GREEN = "08-automatic-green";
    private static final String REPLAY = "09-replay";
    private static final String DOWN = "10-broker-down";
    private static final long SECOND = 1_000_000_000;

    private StateLessons() {}

    /** Whether what comes after arrives after, and what no clock can put in order. */
    static Lesson after() {
        List<Lesson.Scene> scenes = new ArrayList<>(Lesson.scenes(AFTER, "causal", "arrival", "total", "lost"));
        scenes.addAll(Lesson.scenes(GREEN, "arrival", "causal", "in-time"));
        return new Lesson(
                8,
                List.copyOf(scenes),
                runs -> {
                    EventLog log = runs.log(AFTER, "causal");
                    TurnTally turns = turns(runs, "causal");
                    TurnTally lost = turns(runs, "lost");
                    Figures figures = new Figures()
                            .put(
                                    "arrival",
                                    Order.at(log, "pc", Ordering.ARRIVAL).causal())
                            .put(
                                    "delivery",
                                    Order.at(log, "pc", Ordering.DELIVERY).causal())
                            .put("held", turns.heldBack())
                            .millis("delay", Math.round(turns.held().mean()))
                            .put(
                                    "total",
                                    Order.at(runs.log(AFTER, "total"), "pc", Ordering.DELIVERY)
                                            .causal())
                            .put("blocked", lost.waiting())
                            .put("lost.through", delivered(runs.summary(AFTER, "lost"), "pc"));
                    for (String strategy : List.of("arrival", "causal", "in-time")) {
                        EventLog green = runs.log(GREEN, strategy);
                        OrderFigures found = Order.at(green, "gestion_trafic", Ordering.DELIVERY);
                        figures.put(strategy + ".inversions", found.real()).put(strategy + ".causal", found.causal());
                        figures.seconds(strategy + ".green", greenAfter(green));
                        figures.seconds(strategy + ".ambulance", ambulance(green));
                    }
                    return figures.put("related", related(runs.log(GREEN, "arrival")));
                },
                figures -> new Quiz(figures)
                        .slip("none", 0)
                        .slip("pairs", 20)
                        .number(figures.number("held"))
                        .choice("c", 3)
                        .slip("all", figures.number("blocked").add(figures.number("lost.through")))
                        .slip("one", 1)
                        .number(figures.number("blocked"))
                        .choice(figures.number("related").signum() == 0 ? "b" : "a", 3)
                        .questions());
    }

    private static TurnTally turns(Runs runs, String strategy) {
        return Objects.requireNonNull(
                Objects.requireNonNull(runs.summary(AFTER, strategy).services().get("pc"))
                        .turns());
    }

    private static long delivered(RunSummary summary, String service) {
        return stage(summary, service).all().delivered();
    }

    private static StageSummary stage(RunSummary summary, String service) {
        return Objects.requireNonNull(summary.services().get(service));
    }

    private static LoggedEvent accident(Annals annals) {
        return annals.events("capteur_collision").get(0);
    }

    /** For how long the light was green after the accident and before the ambulance passed. */
    private static long greenAfter(EventLog log) {
        Annals annals = new Annals(log);
        long from = accident(annals).trueTime();
        long until = from + ambulance(log);
        long green = 0;
        long since = Long.MAX_VALUE;
        for (LoggedEvent event : annals.events("controleur_trafic")) {
            if (event.circumstances().state() != null) {
                long now = Math.min(event.trueTime(), until);
                green += Math.max(0, now - Math.max(since, from));
                since = "vert".equals(event.circumstances().state()) ? event.trueTime() : Long.MAX_VALUE;
            }
        }
        return green + Math.max(0, until - Math.max(since, from));
    }

    private static long ambulance(EventLog log) {
        Annals annals = new Annals(log);
        return annals.events("hopital").get(0).trueTime() - accident(annals).trueTime();
    }

    /** How many of the accident and the first green after it are ordered by causality: 1 or 0. */
    private static long related(EventLog log) {
        Annals annals = new Annals(log);
        LoggedEvent accident = accident(annals);
        LoggedEvent green = annals.events("controleur_trafic").stream()
                .filter(event -> event.trueTime() > accident.trueTime())
                .filter(event -> "vert".equals(event.circumstances().state()))
                .findFirst()
                .orElseThrow();
        return annals.relation(accident, green) == Relation.CONCURRENT ? 0 : 1;
    }

    /** The journal of a light, by two orders and at three instants. */
    static Lesson replay() {
        return new Lesson(
                9,
                Lesson.scenes(REPLAY, "in-order", "swapped"),
                runs -> {
                    Annals good = new Annals(runs.log(REPLAY, "in-order"));
                    Annals swapped = new Annals(runs.log(REPLAY, "swapped"));
                    return new Figures()
                            .put("now", state(byOffset(good), Long.MAX_VALUE))
                            .put("at-45", state(byOffset(good), 55 * SECOND))
                            .put("at-59", state(byOffset(good), 9 * SECOND))
                            .put("by-offset", state(byOffset(swapped), Long.MAX_VALUE))
                            .put("by-source", state(bySource(swapped), Long.MAX_VALUE))
                            .put("twice", state(bySource(swapped), Long.MAX_VALUE));
                },
                figures -> new Quiz(figures)
                        .choice(letter(figures, "at-45"), 3)
                        .choice(letter(figures, "at-59"), 3)
                        .choice(letter(figures, "by-offset"), 3)
                        .choice("b", 3)
                        .questions());
    }

    /** Red, green, unknown are a, b, c. */
    private static String letter(Figures figures, String name) {
        return switch (String.valueOf(figures.values().get(name))) {
            case "rouge" -> "a";
            case "vert" -> "b";
            default -> "c";
        };
    }

    /** The changes of the light as its journal has them: in the order of offsets. */
    private static List<LoggedEvent> byOffset(Annals annals) {
        return annals.events().stream()
                .filter(event ->
                        event.kind() == Kind.RECEIVE && event.circumstances().offset() >= 0)
                .sorted(Comparator.comparingLong(event -> event.circumstances().offset()))
                .map(event ->
                        Objects.requireNonNull(annals.sender(event.received().get(0))))
                .toList();
    }

    /** In the order of the light itself. */
    private static List<LoggedEvent> bySource(Annals annals) {
        return byOffset(annals).stream()
                .sorted(Comparator.comparingInt(LoggedEvent::place))
                .toList();
    }

    private static String state(List<LoggedEvent> changes, long until) {
        String state = "?";
        for (LoggedEvent change : changes) {
            state = change.stamps().local() <= until
                    ? Objects.requireNonNull(change.circumstances().state())
                    : state;
        }
        return state;
    }

    /** Thirty seconds without a broker. */
    static Lesson brokerDown() {
        return new Lesson(
                10,
                Lesson.scenes(DOWN, "forget", "outbox", "last-100"),
                runs -> {
                    Tally forget = archive(runs, "forget");
                    Tally outbox = archive(runs, "outbox");
                    StageSummary stage = stage(runs.summary(DOWN, "outbox"), "archives");
                    return new Figures()
                            .put("window", window(runs.log(DOWN, "forget")))
                            .put("forget", forget.lost())
                            .put("outbox", outbox.lost())
                            .put("published", outbox.offered())
                            .put("handled", outbox.delivered())
                            .put("duplicates", stage.repeats().of(RepeatTally.Count.RECOGNISED))
                            .put("last", archive(runs, "last-100").lost());
                },
                figures -> new Quiz(figures)
                        .slip("saved", 0)
                        .slip("second", figures.number("window").divide(BigDecimal.valueOf(30)))
                        .number(figures.number("forget"))
                        .slip("none", 0)
                        .slip("replayed", figures.number("window").subtract(figures.number("last")))
                        .slip("all", figures.number("window"))
                        .number(figures.number("last"))
                        .choice("b", 3)
                        .questions());
    }

    private static Tally archive(Runs runs, String strategy) {
        return stage(runs.summary(DOWN, strategy), "archives").all();
    }

    /** How many readings happened while there was no broker. */
    private static long window(EventLog log) {
        return log.events().stream()
                .filter(event -> event.kind() == Kind.SEND)
                .filter(event -> event.trueTime() >= 30 * SECOND && event.trueTime() < 60 * SECOND)
                .count();
    }
}
