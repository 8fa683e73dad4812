package buzzville.lesson.course;

import buzzville.causality.OrderFigures;
import buzzville.causality.Ordering;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.city.RunSummary;
import buzzville.clock.Relation;
import buzzville.lesson.Annals;
import buzzville.metric.Tally;
import buzzville.metric.TurnTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The lesson about the order in which messages are delivered. */
final class StateLessons {
    private static final String AFTER = "08-causal-order";
    private static final String GREEN = "08-automatic-green";

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
                            .put("received", received(log))
                            .put("blocked", lost.waiting())
                            .put("lost.lost", pc(runs.summary(AFTER, "lost")).lost())
                            .put("lost.through", pc(runs.summary(AFTER, "lost")).delivered());
                    for (String strategy : List.of("arrival", "causal", "in-time")) {
                        EventLog green = runs.log(GREEN, strategy);
                        OrderFigures found = Order.at(green, "gestion_trafic", Ordering.DELIVERY);
                        figures.put(strategy + ".inversions", found.real()).put(strategy + ".causal", found.causal());
                        figures.seconds(strategy + ".green", greenAfter(green));
                        figures.seconds(strategy + ".ambulance", ambulance(green));
                    }
                    Annals green = new Annals(runs.log(GREEN, "arrival"));
                    LoggedEvent accident = accident(green);
                    LoggedEvent next = nextGreen(green, accident);
                    return figures.put("related", green.relation(accident, next) == Relation.CONCURRENT ? 0 : 1)
                            .put("gap", (next.trueTime() - accident.trueTime()) / 1_000_000_000)
                            .put("accident.lamport", accident.stamps().lamport())
                            .put("green.lamport", next.stamps().lamport());
                },
                figures -> new Quiz(figures)
                        .slip("none", 0)
                        .slip("pairs", figures.number("received"))
                        .number(figures.number("held"))
                        .choice("c", 3)
                        .slip("all", figures.number("blocked").add(figures.number("lost.through")))
                        .slip("one", figures.number("lost.lost"))
                        .number(figures.number("blocked"))
                        .choice(figures.number("related").signum() == 0 ? "b" : "a", 3)
                        .questions());
    }

    private static TurnTally turns(Runs runs, String strategy) {
        return Objects.requireNonNull(
                Objects.requireNonNull(runs.summary(AFTER, strategy).services().get("pc"))
                        .turns());
    }

    private static Tally pc(RunSummary summary) {
        return Objects.requireNonNull(summary.services().get("pc")).all();
    }

    /** How many messages the control room received. */
    private static long received(EventLog log) {
        return new Annals(log)
                .events("pc").stream()
                        .mapToLong(event -> event.received().size())
                        .sum();
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

    private static LoggedEvent nextGreen(Annals annals, LoggedEvent accident) {
        return annals.events("controleur_trafic").stream()
                .filter(event -> event.trueTime() > accident.trueTime())
                .filter(event -> "vert".equals(event.circumstances().state()))
                .findFirst()
                .orElseThrow();
    }
}
