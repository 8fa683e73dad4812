package buzzville.report.chart;

import buzzville.experiment.Estimate;
import buzzville.experiment.Yardstick;
import buzzville.experiment.Yardstick.Kind;
import buzzville.experiment.Yardstick.Unit;
import buzzville.experiment.comparison.Comparison;
import buzzville.experiment.comparison.Contender;
import buzzville.experiment.comparison.Contest;
import buzzville.message.Priority;
import buzzville.metric.Latency;
import buzzville.metric.Tally;
import buzzville.report.text.Amounts;
import buzzville.report.text.Names;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.EventSpec;
import buzzville.scenario.Metric.Quantity;
import buzzville.scenario.Objective;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What each strategy costs and what one gets for it: which two figures are set against each other, and who is on the front,
 * that is who has nobody beside him with a lower price and no less benefit, or more benefit for no higher price.
 *
 * @param price what is paid; less is better
 * @param benefit what one gets; more is better
 * @param noPrice whether neither money nor hours of workers differed, so that what is given up stands for them
 * @param points the strategies, in their order; those without a figure are missing
 */
public record PriceFront(Side price, Side benefit, boolean noPrice, List<Point> points) {
    private static final double SECOND = 1e9;
    private static final String WORKER_HOURS = "worker-hours";

    /** One of the two figures. */
    public record Side(String name, Unit unit) {}

    /**
     * A strategy.
     *
     * @param index its place among the strategies
     * @param onFront whether nobody dominates it by these two figures
     */
    public record Point(int index, String strategy, Estimate price, Estimate benefit, boolean onFront) {}

    /** A figure of each strategy. */
    private record Axis(Side side, Function<Contender, Estimate> figures) {
        boolean differs(Lineup lineup) {
            List<Double> known = lineup.contenders().stream()
                    .map(figures)
                    .map(Estimate::estimate)
                    .filter(Double::isFinite)
                    .distinct()
                    .toList();
            return known.size() > 1;
        }
    }

    /** Chosen for a comparison; null if there is nothing to weigh. The names of both sides are in a language. */
    public static @Nullable PriceFront of(Comparison comparison, ReportLanguage language) {
        return of(new Lineup(comparison, language, null));
    }

    /** Chosen for a comparison; null if there is nothing to weigh. */
    static @Nullable PriceFront of(Lineup lineup) {
        Priority urgent = lineup.mostUrgent();
        if (urgent == null || lineup.contenders().size() < 2) {
            return null;
        }
        Axis money = prices(lineup, true)
                .filter(axis -> axis.differs(lineup))
                .findFirst()
                .orElse(null);
        Axis paid = money == null ? otherPrice(lineup, urgent) : money;
        List<Axis> benefits = benefits(lineup, urgent).toList();
        Axis benefit = benefits.stream()
                .filter(axis -> axis.differs(lineup))
                .findFirst()
                .orElse(benefits.get(0));
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < lineup.contenders().size(); i++) {
            Contender contender = lineup.contenders().get(i);
            Estimate x = paid.figures().apply(contender);
            Estimate y = benefit.figures().apply(contender);
            if (Double.isFinite(x.estimate()) && Double.isFinite(y.estimate())) {
                points.add(new Point(
                        i,
                        contender.name(),
                        cut(paid.side().unit(), x),
                        cut(benefit.side().unit(), y),
                        false));
            }
        }
        if (points.size() < 2 || !paid.differs(lineup) && !benefit.differs(lineup)) {
            return null;
        }
        return new PriceFront(paid.side(), benefit.side(), money == null, judged(points));
    }

    /** An interval without what no figure can be. */
    private static Estimate cut(Unit unit, Estimate estimate) {
        return new Estimate(
                estimate.estimate(),
                Amounts.low(estimate),
                Amounts.high(unit, estimate),
                estimate.n(),
                estimate.note());
    }

    private static List<Point> judged(List<Point> points) {
        return points.stream()
                .map(point -> new Point(
                        point.index(),
                        point.strategy(),
                        point.price(),
                        point.benefit(),
                        points.stream().noneMatch(other -> dominates(other, point))))
                .toList();
    }

    private static boolean dominates(Point one, Point other) {
        double cheaper = other.price().estimate() - one.price().estimate();
        double better = one.benefit().estimate() - other.benefit().estimate();
        return cheaper >= 0 && better >= 0 && cheaper + better > 0;
    }

    /** Those on the front, the cheapest first. */
    public List<Point> front() {
        return points.stream()
                .filter(Point::onFront)
                .sorted(Comparator.comparingDouble(
                                (Point point) -> point.price().estimate())
                        .thenComparingDouble(point -> point.benefit().estimate()))
                .toList();
    }

    /** What can be a price: money, then hours of workers; or else whatever is neither. */
    private static Stream<Axis> prices(Lineup lineup, boolean paid) {
        return lineup.contests(Kind.PRICE).stream()
                .filter(contest -> contest.yardstick().wantsLittle() && isPaid(contest.yardstick()) == paid)
                .sorted(Comparator.comparing(contest -> contest.yardstick().unit() != Unit.MONEY))
                .map(contest -> axis(lineup, contest));
    }

    private static boolean isPaid(Yardstick yardstick) {
        return yardstick.unit() == Unit.MONEY || yardstick.name().equals(WORKER_HOURS);
    }

    /** Where nobody is paid more than another: what is given up of the less urgent, or any other price that differs. */
    private static Axis otherPrice(Lineup lineup, Priority urgent) {
        Axis lost = informationLost(lineup, urgent);
        return lost.differs(lineup)
                ? lost
                : prices(lineup, false)
                        .filter(axis -> axis.differs(lineup))
                        .findFirst()
                        .orElse(lost);
    }

    private static Axis axis(Lineup lineup, Contest contest) {
        Yardstick yardstick = contest.yardstick();
        return new Axis(new Side(name(lineup, yardstick), yardstick.unit()), contender -> estimate(contest, contender));
    }

    private static String name(Lineup lineup, Yardstick yardstick) {
        String name = lineup.words().name(yardstick);
        String text = lineup.words().text(yardstick);
        return name.equals(text) ? name : name + lineup.say(": ", " : ") + text;
    }

    private static Estimate estimate(Contest contest, Contender contender) {
        return contest.estimates().getOrDefault(contender.name(), point(Double.NaN));
    }

    private static Axis informationLost(Lineup lineup, Priority urgent) {
        String name = lineup.say(
                "lost or set apart, of all less urgent than " + Names.of(urgent, lineup.language()),
                "perdus ou mis à part, parmi les moins urgents que « " + Names.of(urgent, lineup.language()) + " »");
        return new Axis(new Side(name, Unit.RATIO), contender -> {
            Tally others = new Tally(0, 1);
            for (Priority priority : Priority.values()) {
                if (priority != urgent) {
                    others.add(Lineup.tally(contender, priority));
                }
            }
            long missing = others.offered() - others.delivered() - others.inFlight();
            return point((double) missing / others.offered());
        });
    }

    /** What can be the benefit: a promise to be on time, else what was not lost, else what was there within a second. */
    private static Stream<Axis> benefits(Lineup lineup, Priority urgent) {
        String priority = Names.of(urgent, lineup.language());
        Stream<Axis> promised = Stream.concat(
                        lineup.contests(Kind.OBJECTIVE).stream(), lineup.contests(Kind.MEASURE).stream())
                .filter(contest -> isOnTime(contest.yardstick(), lineup.scenario(), urgent))
                .map(contest -> axis(lineup, contest));
        Stream<Axis> kept = lineup.contests(Kind.SERVICE).stream()
                .filter(contest -> contest.yardstick().name().equals(urgent.label() + " loss"))
                .map(contest -> new Axis(
                        new Side(lineup.say(priority + ", not lost", priority + ", non perdus"), Unit.RATIO),
                        contender -> complement(estimate(contest, contender))));
        Stream<Axis> counted = Stream.of(
                share(
                        lineup.say(priority + ", not lost", priority + ", non perdus"),
                        urgent,
                        tally -> tally.offered() - tally.lost()),
                share(
                        lineup.say(priority + ", there within 1 s", priority + ", là en 1 s"),
                        urgent,
                        PriceFront::quick));
        return Stream.of(promised, kept, counted).flatMap(axes -> axes);
    }

    private static Axis share(String name, Priority priority, ToDoubleFunction<Tally> some) {
        return new Axis(new Side(name, Unit.RATIO), contender -> {
            Tally tally = Lineup.tally(contender, priority);
            return point(some.applyAsDouble(tally) / tally.offered());
        });
    }

    private static double quick(Tally tally) {
        long[] quick = {0};
        tally.latency(Latency.END_TO_END).forEachBucket((from, count) -> quick[0] += from <= SECOND ? count : 0);
        return quick[0];
    }

    private static Estimate complement(Estimate loss) {
        return new Estimate(1 - loss.estimate(), 1 - loss.high(), 1 - loss.low(), loss.n(), loss.note());
    }

    private static Estimate point(double value) {
        return new Estimate(value, Double.NaN, Double.NaN, 1, Estimate.Note.NONE);
    }

    /** Whether a figure is the share on time of messages of this priority and of no others. */
    private static boolean isOnTime(Yardstick yardstick, Scenario scenario, Priority priority) {
        Objective objective = scenario.objectives().get(yardstick.name());
        if (objective == null || objective.metric().quantity() != Quantity.ON_TIME || yardstick.wantsLittle()) {
            return false;
        }
        boolean about = false;
        for (String selector : objective.selectors()) {
            EventSpec event = scenario.events().get(selector);
            if (event != null && event.priority() != priority) {
                return false;
            }
            about |= event != null || selector.equals(priority.label());
        }
        return about;
    }
}
