package buzzville.lesson.course;

import buzzville.causality.HappensBefore;
import buzzville.causality.OrderFigures;
import buzzville.causality.Ordering;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.causality.log.LoggedEvent.Kind;
import buzzville.clock.LamportClock;
import buzzville.clock.LamportClock.Rule;
import buzzville.clock.Relation;
import buzzville.clock.VectorClock;
import buzzville.clock.VectorStamp;
import buzzville.lesson.Annals;
import buzzville.lesson.Phrase;
import buzzville.random.Streams;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.apache.commons.rng.UniformRandomProvider;

/** Lessons about logical clocks. */
final class OrderLessons {
    private static final String LIGHT = "04-red-light";
    private static final String FALSE = "05-false-order";
    private static final String CHAIN = "06-chain-and-fan";
    private static final String BROKER = "07-broker";
    private static final List<Ordering> SORTERS =
            List.of(Ordering.ARRIVAL, Ordering.PHYSICAL, Ordering.LAMPORT, Ordering.VECTOR, Ordering.HLC);
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
                        SORTERS.forEach(order -> put(figures, scene.strategy(), Order.at(log, "gestion", order)));
                        Annals annals = new Annals(log);
                        figures.put(scene.strategy() + ".light", lamport(annals, "feu"));
                        figures.put(scene.strategy() + ".accident", lamport(annals, "accident"));
                    }
                    Annals linked = new Annals(runs.log(LIGHT, "linked"));
                    Annals fast = new Annals(runs.log(LIGHT, "fast"));
                    List<LoggedEvent> office = linked.events("gestion");
                    LoggedEvent late = office.get(office.size() - 1);
                    return figures.put(
                                    "sensor",
                                    linked.log().processes().stream()
                                            .filter(party -> party.name().equals("accident"))
                                            .findFirst()
                                            .orElseThrow()
                                            .lamportStart())
                            .put(
                                    "office",
                                    office.get(office.size() - 2).stamps().lamport())
                            .put("late", sender(linked, late).stamps().lamport())
                            .put("office.next", late.stamps().lamport())
                            .seconds("fast.light.local", local(fast, "feu"))
                            .seconds("fast.accident.local", local(fast, "accident"))
                            .put("draws", SEEDS)
                            .put("luck", BigDecimal.valueOf(luck(), 1));
                },
                figures -> new Quiz(figures)
                        .slip(
                                "received",
                                Mistakes.withoutStep(whole(figures, "sensor"), whole(figures, "linked.light")))
                        .slip("steps", Mistakes.twoSteps(whole(figures, "sensor"), whole(figures, "linked.light")))
                        .slip("own", mistake(Rule.NO_MERGE, figures, "sensor", "linked.light"))
                        .number(figures.number("linked.accident"))
                        .slip("literal", mistake(Rule.RECEIVED_ONLY, figures, "office", "late"))
                        .slip("received", Mistakes.withoutStep(whole(figures, "office"), whole(figures, "late")))
                        .slip("sum", Mistakes.sum(whole(figures, "office"), whole(figures, "late")))
                        .number(figures.number("office.next"))
                        .choice(right(figures), 3)
                        .choice("b", 3)
                        .slip("causal", figures.number("unlucky.lamport.causal"))
                        .number(figures.number("unlucky.lamport.real"))
                        .questions());
    }

    private static void put(Figures figures, String story, OrderFigures found) {
        String name = story + "." + found.order().word();
        String both = found.causal() + " / " + found.real();
        figures.put(name + ".causal", found.causal()).put(name + ".real", found.real());
        if (found.unordered() > 0) {
            figures.put(name, Phrase.of("lesson.open", "figure", both, "open", found.unordered()));
        } else {
            figures.put(name, both);
        }
    }

    private static long whole(Figures figures, String name) {
        return figures.number(name).longValueExact();
    }

    private static long mistake(Rule rule, Figures figures, String own, String heard) {
        return Mistakes.lamport(rule, whole(figures, own), whole(figures, heard));
    }

    /** Who sorts without an inversion although the light's clock is fast: both, physical time alone, Lamport alone are a, b, c. */
    private static String right(Figures figures) {
        boolean physical = isRight(figures, "fast.physical");
        boolean lamport = isRight(figures, "fast.lamport");
        if (!physical && !lamport) {
            throw new IllegalStateException("nobody sorts them correctly");
        }
        return physical && lamport ? "a" : physical ? "b" : "c";
    }

    private static boolean isRight(Figures figures, String order) {
        return figures.number(order + ".causal").signum() == 0
                && figures.number(order + ".real").signum() == 0;
    }

    private static LoggedEvent sender(Annals annals, LoggedEvent receive) {
        return Objects.requireNonNull(annals.sender(receive.received().get(0)));
    }

    private static long local(Annals annals, String process) {
        return annals.events(process).get(0).stamps().local();
    }

    private static long lamport(Annals annals, String process) {
        return annals.events(process).get(0).stamps().lamport();
    }

    /** How often, in per mille, two counters that know nothing of each other happen to be in the order of time. */
    private static long luck() {
        long right = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            UniformRandomProvider random = new Streams(seed, 0).named("unlinked");
            LamportClock first = new LamportClock(Rule.MAX, random.nextInt(EVENTS_BEFORE));
            LamportClock second = new LamportClock(Rule.MAX, random.nextInt(EVENTS_BEFORE));
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
                            .put("unlinked", pairs(annals.events(), OrderLessons::isUnlinked))
                            .put("unlinked.false", pairs(annals.events(), (a, b) -> isUnlinked(a, b) && !isEqual(a, b)))
                            .put(
                                    "rate",
                                    BigDecimal.valueOf(100 * unequal)
                                            .divide(BigDecimal.valueOf(causality.concurrent())));
                },
                figures -> new Quiz(figures)
                        .slip("equal", figures.number("equal"))
                        .slip("ordered", figures.number("ordered"))
                        .slip("unlinked", figures.number("unlinked"))
                        .number(figures.number("concurrent"))
                        .slip("equal", figures.number("equal"))
                        .slip("all", figures.number("concurrent"))
                        .slip("unlinked", figures.number("unlinked.false"))
                        .number(figures.number("false"))
                        .choice("c", 3)
                        .questions());
    }

    private static boolean isConcurrent(Annals annals, LoggedEvent a, LoggedEvent b) {
        return annals.relation(a, b) == Relation.CONCURRENT;
    }

    /** Of different processes, and no message goes straight from one to the other. */
    private static boolean isUnlinked(LoggedEvent a, LoggedEvent b) {
        return a.process() != b.process()
                && a.sent().stream().noneMatch(b.received()::contains)
                && b.sent().stream().noneMatch(a.received()::contains);
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
                    VectorStamp own = VectorStamp.NONE.with(0, 2).with(1, 5);
                    VectorStamp heard = VectorStamp.NONE.with(0, 3).with(1, 1);
                    return figures.put(
                                    "textbook",
                                    vector(
                                            textbook.events("meteo")
                                                    .get(0)
                                                    .stamps()
                                                    .vector(),
                                            3))
                            .put("own", vector(own, 3))
                            .put("heard", vector(heard, 3))
                            .put("merged", vector(own.merge(heard), 3))
                            .put("next", vector(Mistakes.vector(VectorClock.Rule.MAX, 1, own, heard), 3))
                            .put("copied", vector(Mistakes.vector(VectorClock.Rule.COPY, 1, own, heard), 3))
                            .put("added", vector(Mistakes.sum(1, own, heard), 3));
                },
                figures -> new Quiz(figures)
                        .choice(seen(figures), 3)
                        .slip("none", figures.number("chain.concurrent"))
                        .slip("others", figures.number("fan.ordered"))
                        .slip("all", figures.number("chain.ordered"))
                        .number(figures.number("fan.concurrent"))
                        .option("silent", figures.word("merged"))
                        .option("copied", figures.word("copied"))
                        .option("right", figures.word("next"))
                        .option("added", figures.word("added"))
                        .choose(figures.word("next"))
                        .questions());
    }

    /** What the last vector alone tells: nothing, if another history ends in the same one. */
    private static String seen(Figures figures) {
        return figures.word("chain.meteo").equals(figures.word("fan.meteo")) ? "b" : "a";
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
                            .put("pairs-3", pairs(chains(transparent, 3), (a, b) -> true))
                            .put("transparent-3", concurrent(transparent, 3))
                            .put("participant-3", concurrent(participant, 3))
                            .put("pairs-10", pairs(all, (a, b) -> true))
                            .put("transparent-10", concurrent(transparent, 10))
                            .put("participant-10", concurrent(participant, 10))
                            .put("linked-3", ordered(transparent, 3))
                            .put("heard-3", ordered(participant, 3) - ordered(transparent, 3))
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

    private static long ordered(Annals annals, int chains) {
        return pairs(chains(annals, chains), (a, b) -> !isConcurrent(annals, a, b));
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
