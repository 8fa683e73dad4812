package buzzville.lesson.course;

import buzzville.causality.Ordering;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.lesson.Annals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BiPredicate;

/** The lesson about clocks that nobody keeps right any more, and what becomes of them when somebody does again. */
final class OutageLesson {
    private static final String OUTAGE = "03-ntp-outage";
    private static final String RETURN = "03-ntp-return";
    private static final long SECOND = 1_000_000_000;
    private static final long HALF = SECOND / 2;
    /** A clock that is no more wrong than this is right: what an answer is rounded to. */
    private static final long RIGHT = 1000;

    private OutageLesson() {}

    /** How a bound grows, when certainty and then order are lost, and how a clock gets right again. */
    static Lesson lesson() {
        List<Lesson.Scene> scenes = new java.util.ArrayList<>(Lesson.scenes(OUTAGE, "silent"));
        scenes.addAll(Lesson.scenes(RETURN, "step", "slew"));
        return new Lesson(
                3,
                List.copyOf(scenes),
                runs -> {
                    EventLog log = runs.log(OUTAGE, "silent");
                    Annals silent = new Annals(log);
                    Figures figures = new Figures();
                    for (int ppm : List.of(15, 100, 400)) {
                        figures.put("at-" + ppm, reaches(silent, "borne_" + ppm, HALF));
                        figures.put("at-" + ppm + ".theory", theory(490_000, ppm));
                    }
                    for (int ppm : List.of(100, 50)) {
                        figures.put("inverted-" + ppm, inverted(silent, ppm));
                        figures.put("inverted-" + ppm + ".theory", theory(1_000_000, 2 * ppm));
                    }
                    figures.seconds("half", HALF)
                            .seconds(
                                    "start",
                                    silent.events("mairie").get(0).stamps().bound());
                    figures.put("whole", reaches(silent, "borne_100", SECOND));
                    figures.put(
                            "inversions",
                            Order.at(log, "mairie", Ordering.PHYSICAL).real());
                    return back(figures, new Annals(runs.log(RETURN, "step")), new Annals(runs.log(RETURN, "slew")));
                },
                figures -> new Quiz(figures)
                        .slip("whole", figures.number("whole"))
                        .slip("wrong", figures.number("inverted-100"))
                        .number(figures.number("at-100"), "s")
                        .slip("one", figures.number("inverted-50"))
                        .slip("certain", figures.number("at-100"))
                        .number(figures.number("inverted-100"), "s")
                        .choice(figures.number("steps").signum() > 0 ? "b" : "c", 3)
                        .questions());
    }

    /** Microseconds by parts per million, in seconds as theory has them. */
    private static BigDecimal theory(long micros, int ppm) {
        return BigDecimal.valueOf(micros).divide(BigDecimal.valueOf(ppm), 1, RoundingMode.HALF_UP);
    }

    /** The second in which a clock first says that it may be so wrong. */
    private static long reaches(Annals annals, String process, long bound) {
        return annals.events(process).stream()
                        .filter(event -> event.stamps().bound() >= bound)
                        .findFirst()
                        .orElseThrow()
                        .trueTime()
                / SECOND;
    }

    /** The second in which the fast clock's event first does not have the earlier stamp, although it is a second earlier. */
    private static long inverted(Annals annals, int ppm) {
        List<LoggedEvent> first = annals.events("rapide_" + ppm);
        List<LoggedEvent> second = annals.events("lente_" + ppm);
        for (int i = 0; i < first.size(); i++) {
            if (first.get(i).stamps().local() >= second.get(i).stamps().local()) {
                return first.get(i).trueTime() / SECOND;
            }
        }
        throw new IllegalStateException("no pair of " + ppm + " ppm is inverted");
    }

    private static Figures back(Figures figures, Annals step, Annals slew) {
        List<LoggedEvent> set = step.events("montre");
        LoggedEvent worst = worst(set);
        List<LoggedEvent> slowed = slew.events("montre");
        LoggedEvent answer = first(slowed, (before, event) -> error(event) < error(before) - RIGHT);
        LoggedEvent right = first(slowed, (before, event) -> error(before) > RIGHT && error(event) <= RIGHT);
        return figures.seconds("error", Math.round(error(worst) / 1e6) * 1_000_000)
                .millis("claimed", Math.round(worst.stamps().bound() / 1e6) * 1_000_000)
                .put("steps", backwards(set))
                .put("slewed.steps", backwards(slowed))
                .seconds("slew", right.trueTime() - answer.trueTime())
                .put("slew.theory", theory(error(worst) / 1000, 500));
    }

    private static LoggedEvent worst(List<LoggedEvent> events) {
        LoggedEvent worst = events.get(0);
        for (LoggedEvent event : events) {
            worst = error(event) >= error(worst) ? event : worst;
        }
        return worst;
    }

    private static long error(LoggedEvent event) {
        return event.stamps().local() - event.trueTime();
    }

    /** The first event that stands so to the one before. */
    private static LoggedEvent first(List<LoggedEvent> events, BiPredicate<LoggedEvent, LoggedEvent> which) {
        for (int i = 1; i < events.size(); i++) {
            if (which.test(events.get(i - 1), events.get(i))) {
                return events.get(i);
            }
        }
        throw new IllegalStateException("no such event among " + events.size());
    }

    /** How often a stamp is earlier than the one before. */
    private static long backwards(List<LoggedEvent> events) {
        long steps = 0;
        for (int i = 1; i < events.size(); i++) {
            steps += events.get(i).stamps().local() < events.get(i - 1).stamps().local() ? 1 : 0;
        }
        return steps;
    }
}
