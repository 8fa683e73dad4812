package buzzville.lesson.course;

import buzzville.causality.HappensBefore;
import buzzville.causality.OrderFigures;
import buzzville.causality.Ordering;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.causality.log.LoggedEvent.Kind;
import buzzville.clock.LamportClock;
import buzzville.clock.Relation;
import buzzville.clock.VectorStamp;
import buzzville.lesson.Annals;
import buzzville.random.Streams;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiPredicate;
import org.apache.commons.rng.UniformRandomProvider;

/** Lessons about logical clocks. */
final class OrderLessons {
    private static final String LIGHT = "04-red-light";
    private static final String FALSE = "05-false-order";
    private static final String CHAIN = "06-chain-and-fan";
    private static final String BROKER = "07-broker";
    private static final int SEEDS = 1000;
    private static final int EVENTS_BEFORE = 1000;

    private OrderLessons() {}

    /** Five sorters and four stories. */
    static Lesson redLight() {
        return new Lesson(
                4,
                Lesson.scenes(LIGHT, "linked", "fast", "lucky", "unlucky"),
                runs -> {
                    Figures figures = new Figures();
                    for (Lesson.Scene scene : Lesson.scenes(LIGHT, "linked", "fast", "lucky", "unlucky")) {
                        EventLog log = runs.log(LIGHT, scene.strategy());
                        for (Ordering order : List.of(Ordering.ARRIVAL, Ordering.PHYSICAL, Ordering.LAMPORT)) {
                            OrderFigures found = Order.at(log, "gestion", order);
                            String name = scene.strategy() + "." + order.word();
                            figures.put(name + ".causal", found.causal()).put(name + ".real", found.real());
                            figures.put(name, found.causal() + " / " + found.real());
                        }
                        Annals annals = new Annals(log);
                        figures.put(scene.strategy() + ".light", lamport(annals, "feu"));
                        figures.put(scene.strategy() + ".accident", lamport(annals, "accident"));
                    }
                    return figures.put("luck", BigDecimal.valueOf(luck(), 1));
                },
                figures -> new Quiz(figures)
                        .slip("received", figures.number("linked.light"))
                        .slip("sum", figures.number("linked.light").add(BigDecimal.valueOf(2)))
                        .slip("own", 1)
                        .number(figures.number("linked.accident"))
                        .choice(figures.number("fast.physical.causal").signum() > 0 ? "c" : "a", 3)
                        .choice("b", 3)
                        .slip("right", 0)
                        .number(figures.number("unlucky.lamport.real"))
                        .questions());
    }

    private static long lamport(Annals annals, String process) {
        return annals.events(process).get(0).stamps().lamport();
    }

    /** How often, in per mille, two counters that know nothing of each other happen to be in the order of time. */
    private static long luck() {
        long right = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            UniformRandomProvider random = new Streams(seed, 0).named("unlinked");
            LamportClock first = new LamportClock(LamportClock.Rule.MAX, random.nextInt(EVENTS_BEFORE));
            LamportClock second = new LamportClock(LamportClock.Rule.MAX, random.nextInt(EVENTS_BEFORE));
            right += first.tick() < second.tick() ? 1 : 0;
        }
        return right * 1000 / SEEDS;
    }

    /** How much of a total order is invented. */
    static Lesson falseOrder() {
        return new Lesson(
                5,
                Lesson.scenes(FALSE, "textbook"),
                runs -> {
                    Annals annals = new Annals(runs.log(FALSE, "textbook"));
                    HappensBefore causality = annals.causality();
                    long equal = pairs(annals.events(), (a, b) -> isConcurrent(annals, a, b) && isEqual(a, b));
                    long unequal = pairs(annals.events(), (a, b) -> isConcurrent(annals, a, b) && !isEqual(a, b));
                    return new Figures()
                            .put("pairs", causality.pairs())
                            .put("ordered", causality.ordered())
                            .put("concurrent", causality.concurrent())
                            .put("equal", equal)
                            .put("false", unequal)
                            .put(
                                    "rate",
                                    BigDecimal.valueOf(100 * unequal)
                                            .divide(BigDecimal.valueOf(causality.concurrent())));
                },
                figures -> new Quiz(figures)
                        .slip("equal", figures.number("equal"))
                        .slip("ordered", figures.number("ordered"))
                        .number(figures.number("concurrent"))
                        .slip("equal", figures.number("equal"))
                        .slip("all", figures.number("concurrent"))
                        .number(figures.number("false"))
                        .choice("c", 3)
                        .questions());
    }

    private static boolean isConcurrent(Annals annals, LoggedEvent a, LoggedEvent b) {
        return annals.relation(a, b) == Relation.CONCURRENT;
    }

    private static boolean isEqual(LoggedEvent a, LoggedEvent b) {
        return a.stamps().lamport() == b.stamps().lamport();
    }

    private static long pairs(List<LoggedEvent> events, BiPredicate<LoggedEvent, LoggedEvent> which) {
        long pairs = 0;
        for (LoggedEvent a : events) {
            pairs += events.stream()
                    .filter(b -> a.id() < b.id() && which.test(a, b))
                    .count();
        }
        return pairs;
    }

    /** Two histories with one last vector. */
    static Lesson chain() {
        return new Lesson(
                6,
                Lesson.scenes(CHAIN, "chain", "fan", "textbook"),
                runs -> {
                    Figures figures = new Figures();
                    for (String strategy : List.of("chain", "fan")) {
                        Annals annals = new Annals(runs.log(CHAIN, strategy));
                        for (String process : List.of("feu", "accident", "meteo")) {
                            LoggedEvent event = annals.events(process).get(0);
                            figures.put(
                                    strategy + "." + process,
                                    vector(event.stamps().vector(), 3));
                        }
                        figures.put(strategy + ".ordered", annals.causality().ordered());
                        figures.put(strategy + ".concurrent", annals.causality().concurrent());
                    }
                    Annals textbook = new Annals(runs.log(CHAIN, "textbook"));
                    return figures.put(
                            "textbook",
                            vector(textbook.events("meteo").get(0).stamps().vector(), 3));
                },
                figures -> new Quiz(figures)
                        .choice("b", 3)
                        .slip("none", 0)
                        .slip("all", figures.number("chain.ordered"))
                        .number(figures.number("fan.concurrent"))
                        .choice("a", 3)
                        .questions());
    }

    private static String vector(VectorStamp stamp, int processes) {
        StringBuilder text = new StringBuilder("[");
        for (int process = 0; process < processes; process++) {
            text.append(process == 0 ? "" : ",").append(stamp.count(process));
        }
        return text.append(']').toString();
    }

    /** A witness too many, and a channel that none sees. */
    static Lesson broker() {
        return new Lesson(
                7,
                Lesson.scenes(BROKER, "transparent", "participant", "telephone"),
                runs -> {
                    Annals transparent = new Annals(runs.log(BROKER, "transparent"));
                    Annals participant = new Annals(runs.log(BROKER, "participant"));
                    Annals telephone = new Annals(runs.log(BROKER, "telephone"));
                    List<LoggedEvent> all = chains(transparent, 10);
                    long caused = telephone.events().stream()
                            .flatMap(event -> event.circumstances().hidden().stream()
                                    .filter(id -> isConcurrent(
                                            telephone, telephone.events().get(id - 1), event)))
                            .count();
                    return new Figures()
                            .put("pairs-10", (long) all.size() * (all.size() - 1) / 2)
                            .put("transparent-10", concurrent(transparent, 10))
                            .put("participant-10", concurrent(participant, 10))
                            .put("pairs-3", 15)
                            .put("transparent-3", concurrent(transparent, 3))
                            .put("participant-3", concurrent(participant, 3))
                            .put("hidden", caused);
                },
                figures -> new Quiz(figures)
                        .slip("same", figures.number("transparent-3"))
                        .slip("all", figures.number("pairs-3"))
                        .number(figures.number("participant-3"))
                        .choice("b", 3)
                        .choice("c", 3)
                        .questions());
    }

    private static long concurrent(Annals annals, int chains) {
        return pairs(chains(annals, chains), (a, b) -> isConcurrent(annals, a, b));
    }

    /** The first sending and receiving of each chain; what the broker does is not one of them. */
    private static List<LoggedEvent> chains(Annals annals, int chains) {
        return annals.events().stream()
                .filter(event -> event.place() == 1 && event.kind() != Kind.LOCAL)
                .filter(event -> annals.log().who(event).matches("(sonde|poste)_[0-9]+"))
                .filter(event -> Integer.parseInt(annals.log().who(event).replaceAll("\\D", "")) <= chains)
                .toList();
    }
}
