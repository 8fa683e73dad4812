package buzzville.experiment;

import buzzville.city.IncidentSummary;
import buzzville.city.RunSummary;
import buzzville.city.recovery.Aftermath;
import buzzville.experiment.Yardstick.Kind;
import buzzville.experiment.Yardstick.Unit;
import buzzville.message.Priority;
import buzzville.metric.Fate;
import buzzville.metric.Tally;
import buzzville.scenario.Metric;
import buzzville.scenario.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * All figures by which strategies are compared. Which there are follows from the events, objectives and measures of the
 * scenario and not from what happened, so strategies that leave these alone have the same.
 */
public final class Yardsticks {
    private static final Set<String> NO_FAULTS = Set.of("surge", "emit", "send");
    /** What of an aftermath strategies are compared by. */
    public static final Map<Aftermath.Figure, Unit> RECOVERY;

    static {
        Map<Aftermath.Figure, Unit> recovery = new EnumMap<>(Aftermath.Figure.class);
        recovery.put(Aftermath.Figure.RTO, Unit.DURATION);
        recovery.put(Aftermath.Figure.RPO, Unit.DURATION);
        recovery.put(Aftermath.Figure.LOST, Unit.COUNT);
        recovery.put(Aftermath.Figure.DUPLICATED, Unit.COUNT);
        RECOVERY = Collections.unmodifiableMap(recovery);
    }

    private final Findings findings;
    private final Map<Yardstick, Sample> all = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();

    private Yardsticks(Findings findings) {
        this.findings = findings;
    }

    /**
     * The figures of one strategy: objectives at the place that decided, measures, what befell the messages of each priority in
     * the whole city, prices. Their names differ.
     */
    public static Map<Yardstick, Sample> of(Findings findings) {
        Yardsticks yardsticks = new Yardsticks(findings);
        findings.promises().forEach(yardsticks::addPromise);
        findings.measures().forEach(yardsticks::addMeasure);
        yardsticks.addServices();
        yardsticks.addRecoveries();
        yardsticks.addPrices();
        return yardsticks.all;
    }

    private void addPromise(String name, Promise promise) {
        Objective objective = findings.scenario().objectives().get(name);
        if (objective == null) {
            throw new IllegalStateException("a verdict on an objective that is not of the scenario: '" + name + "'");
        }
        Sample sample = promise.sample();
        if (sample == null) {
            // without data, or of a single run, which has a figure and no interval
            double[] values = new double[findings.replications()];
            Arrays.fill(values, findings.replications() == 1 ? promise.actual().estimate() : Double.NaN);
            sample = Sample.ratio(values[0], values);
        }
        add(
                name,
                promise.text(),
                Kind.OBJECTIVE,
                unit(objective.metric()),
                objective.comparison().wantsLittle(),
                sample);
    }

    private void addMeasure(String name, Measured measured) {
        add(
                name,
                measured.text(),
                Kind.MEASURE,
                unit(measured.metric()),
                wantsLittle(measured.metric()),
                measured.sample());
    }

    private void addServices() {
        RunSummary summary = findings.summary();
        for (Priority priority : CityFigures.priorities(summary)) {
            Tally tally = CityFigures.tally(summary, priority);
            ServiceFigure.all(tally).forEach((figure, pooled) -> {
                double[] values = values(run -> run.figures().of(priority, figure));
                String name = nameOf(priority, figure);
                add(
                        name,
                        name + ", all services together",
                        Kind.SERVICE,
                        figure.unit(),
                        figure.wantsLittle(),
                        figure.sample(pooled, tally, values));
            });
        }
    }

    /** How long the city took to recover from each fault, and what it lost; more of what everybody reports is no fault. */
    private void addRecoveries() {
        RunSummary summary = findings.summary();
        for (String incident : RecoverySample.incidents(findings)) {
            IncidentSummary what = summary.incidents().get(incident);
            if (what == null || !NO_FAULTS.contains(what.kind())) {
                RECOVERY.forEach((figure, unit) -> {
                    Sample sample = RecoverySample.of(findings.runs(), incident, figure, null)
                            .values();
                    String name = nameOf(incident, figure);
                    add(name, name, Kind.RECOVERY, unit, true, sample);
                });
            }
        }
    }

    private void addPrices() {
        List<Priority> priorities = List.copyOf(CityFigures.priorities(findings.summary()));
        for (Price price : Price.values()) {
            if (price != Price.LEAST_URGENT_P95) {
                addPrice(price, Sample.mean(values(run -> run.figures().of(price))));
            } else if (priorities.size() > 1) {
                addPrice(price, lateness(priorities.get(priorities.size() - 1)));
            }
        }
    }

    private Sample lateness(Priority least) {
        Tally tally = CityFigures.tally(findings.summary(), least);
        double pooled = ServiceFigure.all(tally).getOrDefault(ServiceFigure.P95, Double.NaN);
        return ServiceFigure.P95.sample(
                pooled, tally, values(run -> run.figures().of(least, ServiceFigure.P95)));
    }

    private void addPrice(Price price, Sample sample) {
        add(price.label(), price.label(), Kind.PRICE, price.unit(), true, sample);
    }

    private double[] values(ToDoubleFunction<SingleRun> figure) {
        return findings.runs().stream().mapToDouble(figure).toArray();
    }

    /** The name of a figure of an incident, such as {@code crash rto}. */
    public static String nameOf(String incident, Aftermath.Figure figure) {
        return incident + " " + figure.name().toLowerCase(Locale.ROOT);
    }

    /** The name of a figure of one priority, such as {@code critical loss}. */
    public static String nameOf(Priority priority, ServiceFigure figure) {
        return priority.label() + " " + figure.label();
    }

    private void add(String name, String text, Kind kind, Unit unit, boolean wantsLittle, Sample sample) {
        String unique = name;
        while (names.contains(unique)) {
            unique += " ("
                    + (kind == Kind.PRICE
                            ? "price"
                            : kind == Kind.SERVICE ? "city" : kind == Kind.RECOVERY ? "recovery" : "measure")
                    + ")";
        }
        names.add(unique);
        all.put(new Yardstick(unique, text, kind, unit, wantsLittle), sample);
    }

    private static Unit unit(Metric metric) {
        return switch (metric.quantity()) {
            case LOSS, FATE, ON_TIME, UTILIZATION, BELIEF_WRONG, HELD_BACK -> Unit.RATIO;
            case END_TO_END,
                    WAIT,
                    SOJOURN,
                    BLOCKED,
                    NETWORK,
                    ALL_HANDLED,
                    SPREAD,
                    SINCE_HAPPENING,
                    RESPONSE,
                    HELD,
                    ADDED_DELAY,
                    COMMIT_WAIT -> Unit.DURATION;
            case TIME_TO_DETECT, TIME_TO_DRAIN, RTO, RPO -> Unit.DURATION;
            case WORKER_HOURS -> Unit.HOURS;
            case QUEUE, OFFERED, DELIVERED, IN_FLIGHT, INVERSIONS, UPDATES_LEFT_WRONG -> Unit.COUNT;
            case MOST_HELD_BACK, GIVEN_UP, OVERTAKEN -> Unit.COUNT;
            case PEAK_BACKLOG, DELAYED, LOST, DUPLICATED, ACKNOWLEDGED_LOST, SERVED_TWICE -> Unit.COUNT;
            case THROUGHPUT -> Unit.RATE;
        };
    }

    /** Whether less of what nobody promised anything of is better. */
    private static boolean wantsLittle(Metric metric) {
        return switch (metric.quantity()) {
            case ON_TIME, DELIVERED, THROUGHPUT -> false;
            case FATE -> metric.fate() != Fate.DELIVERED;
            default -> true;
        };
    }
}
