package buzzville.lesson.course;

import buzzville.causality.Ordering;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.clock.Exchange;
import buzzville.clock.Oscillator;
import buzzville.clock.PhysicalClock;
import buzzville.lesson.Annals;
import java.math.BigDecimal;
import java.util.List;

/** Lessons about physical and hybrid clocks. */
final class TimeLessons {
    private static final long SECOND = 1_000_000_000;
    private static final long MILLI = 1_000_000;
    private static final long HOUR = 3600 * SECOND;
    private static final long MILLION = 1_000_000;
    /** The unequal way of lesson 2. */
    private static final long THERE = 30 * MILLI;

    private static final long BACK = 10 * MILLI;
    private static final String HYBRID = "11-hybrid";
    private static final String COMMIT = "12-commit-wait";

    private TimeLessons() {}

    /** Parts per million in seconds. */
    static Lesson drift() {
        String name = "01-drift";
        return new Lesson(
                1,
                Lesson.scenes(name, "alone"),
                runs -> {
                    Annals annals = new Annals(runs.log(name, "alone"));
                    LoggedEvent hour = annals.events("rapide").get(0);
                    LoggedEvent day = annals.events("rapide").get(2);
                    return new Figures()
                            .millis("hour", error(hour))
                            .seconds("day", error(day))
                            .millis(
                                    "pair",
                                    error(hour) - error(annals.events("lente").get(0)))
                            .seconds(
                                    "pair.day",
                                    error(day) - error(annals.events("lente").get(2)))
                            .seconds("brief", annals.events("sujet").get(1).trueTime())
                            .seconds("brief.error", error(annals.events("sujet").get(1)))
                            .put("ppm", ppm(hour))
                            .put(
                                    "pair.ppm",
                                    ppm(hour) - ppm(annals.events("lente").get(0)))
                            .put("brief.ppm", ppm(annals.events("sujet").get(1)))
                            .put("million", MILLION)
                            .seconds("hour.true", hour.trueTime())
                            .seconds("hour.error", error(hour));
                },
                figures -> new Quiz(figures)
                        .slip("thousand", drift(figures.number("ppm").intValue(), 1000 * HOUR))
                        .slip("minute", drift(figures.number("ppm").intValue(), HOUR / 60))
                        .slip("day", drift(figures.number("ppm").intValue(), 24 * HOUR))
                        .number(figures.number("hour"), "ms")
                        .slip("one", figures.number("hour"))
                        .slip("cancel", drift(0, HOUR))
                        .number(figures.number("pair"), "ms")
                        .option("same", drift(0, 24 * HOUR).movePointLeft(3))
                        .option("hour", figures.number("pair").movePointLeft(3))
                        .option("one", figures.number("day"))
                        .option("right", figures.number("pair.day"))
                        .choose(figures.number("pair.day"))
                        .questions());
    }

    private static long error(LoggedEvent event) {
        return event.stamps().local() - event.trueTime();
    }

    /** How much too fast the clock of an event ran until then, if it was right at the start. */
    private static long ppm(LoggedEvent event) {
        return Math.round((double) error(event) * MILLION / event.trueTime());
    }

    /** By how many milliseconds a clock of so many ppm, right at the start, is ahead after a time. */
    private static BigDecimal drift(double ppm, long after) {
        Oscillator oscillator = new Oscillator(0, ppm, 0, 1, 0);
        return BigDecimal.valueOf(new PhysicalClock(oscillator, () -> 0, null, List.of(), 0).error(after), 6);
    }

    /** Offset, delay, asymmetry. */
    static Lesson fourTimestamps() {
        String name = "02-four-timestamps";
        return new Lesson(
                2,
                Lesson.scenes(name, "asked-once"),
                runs -> {
                    Annals annals = new Annals(runs.log(name, "asked-once"));
                    LoggedEvent unequal = annals.events("inegal").get(0);
                    Exchange exchange = new Exchange(0, THERE, THERE, THERE + BACK);
                    return new Figures()
                            .millis("equal", error(annals.events("egal").get(0)))
                            .millis("unequal", error(unequal))
                            .millis("extreme", error(annals.events("extreme").get(0)))
                            .millis("bound", unequal.stamps().bound())
                            .millis("delay", exchange.delay())
                            .millis("there", THERE)
                            .millis("back", BACK)
                            .millis("offset", exchange.offset())
                            .millis("one-way", exchange.heard() - exchange.asked())
                            .millis("apart", 2 * unequal.stamps().bound());
                },
                figures -> new Quiz(figures)
                        .slip("difference", figures.number("there").subtract(figures.number("back")))
                        .slip("one-way", figures.number("one-way"))
                        .slip("none", figures.number("equal"))
                        .number(figures.number("unequal"), "ms")
                        .slip("delay", figures.number("delay"))
                        .slip("error", figures.number("unequal"))
                        .number(figures.number("bound"), "ms")
                        .option("error", figures.number("unequal"))
                        .option("one", figures.number("bound"))
                        .option("right", figures.number("apart"))
                        .choose(figures.number("apart"))
                        .questions());
    }

    /** One stamp for both. */
    static Lesson hybrid() {
        return new Lesson(
                11,
                Lesson.scenes(HYBRID, "synchronised", "ahead"),
                runs -> {
                    Annals good = new Annals(runs.log(HYBRID, "synchronised"));
                    Annals bad = new Annals(runs.log(HYBRID, "ahead"));
                    return new Figures()
                            .millis("synchronised", ahead(good, "centre"))
                            .millis(
                                    "bound",
                                    good.events("centre").get(0).stamps().bound())
                            .seconds("offset", error(bad.events("rapide").get(0)))
                            .seconds("dragged", ahead(bad, "ville"))
                            .put(
                                    "count",
                                    bad.events("ville").stream()
                                            .mapToInt(event ->
                                                    event.stamps().hybrid().count())
                                            .max()
                                            .orElse(0));
                },
                figures -> new Quiz(figures)
                        .slip("one", figures.number("bound"))
                        .slip("none", 0)
                        .number(figures.number("synchronised"), "ms")
                        .choice("b", 3)
                        .questions());
    }

    private static long ahead(Annals annals, String process) {
        return annals.events(process).stream()
                .mapToLong(
                        event -> event.stamps().hybrid().time() - event.stamps().local())
                .max()
                .orElse(0);
    }

    /** Waiting out the bound. */
    static Lesson commitWait() {
        return new Lesson(
                12,
                Lesson.scenes(COMMIT, "wait", "no-wait"),
                runs -> {
                    EventLog with = runs.log(COMMIT, "wait");
                    long wait = with.events().stream()
                            .filter(event -> event.circumstances().visibleAt() >= 0)
                            .mapToLong(event -> event.circumstances().visibleAt() - event.trueTime())
                            .max()
                            .orElse(0);
                    return new Figures()
                            .millis(
                                    "bound",
                                    new Annals(with)
                                            .events("guichet_a")
                                            .get(0)
                                            .stamps()
                                            .bound())
                            .put("wait", BigDecimal.valueOf(Math.round(wait / 1000.0), 3))
                            .put(
                                    "with",
                                    Order.at(with, "registre", Ordering.COMMIT).real())
                            .put(
                                    "without",
                                    Order.at(runs.log(COMMIT, "no-wait"), "registre", Ordering.PHYSICAL)
                                            .real());
                },
                figures -> new Quiz(figures)
                        .slip("once", figures.number("bound"))
                        .slip("none", figures.number("with"))
                        .number(figures.number("wait"), "ms")
                        .choice("a", 3)
                        .questions());
    }
}
