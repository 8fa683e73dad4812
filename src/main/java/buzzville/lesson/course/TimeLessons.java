package buzzville.lesson.course;

import buzzville.causality.Ordering;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.clock.Exchange;
import buzzville.clock.Ntp;
import buzzville.clock.Oscillator;
import buzzville.clock.PhysicalClock;
import buzzville.clock.TimeServer;
import buzzville.lesson.Annals;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToLongFunction;

/** Lessons about physical and hybrid clocks. */
final class TimeLessons {
    private static final long SECOND = 1_000_000_000;
    private static final long MILLI = 1_000_000;
    private static final String OUTAGE = "03-ntp-outage";
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
                    long fast = error(annals.events("rapide").get(0));
                    return new Figures()
                            .millis("hour", fast)
                            .seconds("day", error(annals.events("rapide").get(2)))
                            .millis("pair", fast - error(annals.events("lente").get(0)))
                            .seconds("brief", annals.events("sujet").get(1).trueTime())
                            .seconds("brief.error", error(annals.events("sujet").get(1)));
                },
                figures -> new Quiz(figures)
                        .slip("thousand", figures.number("hour").movePointRight(3))
                        .slip("minute", figures.number("hour").divide(BigDecimal.valueOf(60)))
                        .number(figures.number("hour"))
                        .slip("one", figures.number("hour"))
                        .slip("cancel", 0)
                        .number(figures.number("pair"))
                        .choice("c", 3)
                        .questions());
    }

    private static long error(LoggedEvent event) {
        return event.stamps().local() - event.trueTime();
    }

    /** Offset, delay, asymmetry. */
    static Lesson fourTimestamps() {
        String name = "02-four-timestamps";
        return new Lesson(
                2,
                Lesson.scenes(name, "asked-once"),
                runs -> {
                    Annals annals = new Annals(runs.log(name, "asked-once"));
                    Exchange exchange = new Exchange(0, 30 * MILLI, 30 * MILLI, 40 * MILLI);
                    return new Figures()
                            .millis("equal", error(annals.events("egal").get(0)))
                            .millis("unequal", error(annals.events("inegal").get(0)))
                            .millis("extreme", error(annals.events("extreme").get(0)))
                            .millis(
                                    "bound",
                                    annals.events("inegal").get(0).stamps().bound())
                            .millis("delay", exchange.delay());
                },
                figures -> new Quiz(figures)
                        .slip("whole", figures.number("delay").divide(BigDecimal.valueOf(2)))
                        .slip("difference", figures.number("unequal").multiply(BigDecimal.valueOf(2)))
                        .slip("none", 0)
                        .number(figures.number("unequal"))
                        .slip("delay", figures.number("delay"))
                        .number(figures.number("bound"))
                        .choice("b", 3)
                        .questions());
    }

    /** How a bound grows, and when certainty and then order are lost. */
    static Lesson outage() {
        return new Lesson(
                3,
                Lesson.scenes(OUTAGE, "silent"),
                runs -> {
                    EventLog log = runs.log(OUTAGE, "silent");
                    long step = backFrom(5 * SECOND);
                    return new Figures()
                            .put("at-15", uncertain(15))
                            .put("at-100", uncertain(100))
                            .put("at-400", uncertain(400))
                            .put("inverted-100", inverted(100))
                            .put("inverted-50", inverted(50))
                            .put(
                                    "inversions",
                                    Order.at(log, "mairie", Ordering.PHYSICAL).real())
                            .put("steps", step)
                            .put("slew", 5 * SECOND / (SECOND * 500 / 1_000_000));
                },
                figures -> new Quiz(figures)
                        .slip("whole", uncertainAt(SECOND, 100))
                        .slip("wrong", figures.number("inverted-100"))
                        .number(figures.number("at-100"))
                        .slip("one", figures.number("inverted-100").multiply(BigDecimal.valueOf(2)))
                        .number(figures.number("inverted-100"))
                        .choice("b", 3)
                        .questions());
    }

    private static long uncertain(double ppm) {
        return uncertainAt(SECOND / 2, ppm);
    }

    /** The first second at which a bound that begins with 10 ms is above some. */
    private static long uncertainAt(long bound, double ppm) {
        PhysicalClock clock = clock(new Oscillator(0, ppm, 0, 1, 10 * MILLI));
        return first(second -> clock.bound(second * SECOND) - bound);
    }

    /** The first second at which two clocks that drift apart show two events, a second apart, at one time or the wrong way round. */
    private static long inverted(double ppm) {
        PhysicalClock fast = clock(new Oscillator(0, ppm, 0, 1, 0));
        PhysicalClock slow = clock(new Oscillator(0, -ppm, 0, 1, 0));
        // what is told apart by less than the drift of one second is told apart no more
        return first(second -> fast.error(second * SECOND) - slow.error(second * SECOND) - SECOND);
    }

    private static PhysicalClock clock(Oscillator oscillator) {
        return new PhysicalClock(oscillator, () -> 0, null, List.of(), 0);
    }

    /** The first second at which something that only grows is not below 0. */
    private static long first(ToLongFunction<Long> growing) {
        long low = 0;
        long high = 1_000_000;
        while (low < high) {
            long middle = (low + high) / 2;
            if (growing.applyAsLong(middle) >= 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** How often a clock goes back that is so far ahead when its server answers again. */
    private static long backFrom(long ahead) {
        TimeServer right = new TimeServer() {
            @Override
            public long read(long now) {
                return now;
            }

            @Override
            public long bound(long now) {
                return 0;
            }

            @Override
            public long there(int poll, long now) {
                return MILLI;
            }

            @Override
            public long back(int poll, long now) {
                return MILLI;
            }
        };
        Ntp usual = new Ntp(64 * SECOND, 8, 500, 125 * MILLI, 900 * SECOND, 15, 0.5);
        PhysicalClock clock = new PhysicalClock(new Oscillator(ahead, 0, 0, 1, 0), () -> 0, usual, right, SECOND);
        clock.read(10 * SECOND);
        return clock.backwardSteps();
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
                        .slip("one", figures.number("synchronised").divide(BigDecimal.valueOf(2)))
                        .slip("none", 0)
                        .number(figures.number("synchronised"))
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
                        .slip("once", figures.number("wait").divide(BigDecimal.valueOf(2)))
                        .number(figures.number("wait"))
                        .choice("a", 3)
                        .questions());
    }
}
