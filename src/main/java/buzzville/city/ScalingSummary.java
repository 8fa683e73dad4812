package buzzville.city;

import buzzville.codec.Codec;
import buzzville.codec.Coded;
import buzzville.consumer.Headcount;
import buzzville.consumer.Supervisor;
import buzzville.metric.Span;
import buzzville.metric.Sum128;
import buzzville.scenario.PriceSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.ServiceSpec;
import buzzville.scenario.yaml.PolicyCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many workers a service had in the measured interval, all instances together, and what they cost. A worker is paid for
 * from the decision to start it to its end. Merges exactly; figures of several runs are those of a mean run.
 */
public final class ScalingSummary implements Coded {
    private static final double NANOS_PER_HOUR = 3600e9;

    private final String policy;
    private final double price;
    private final Sum128 existing = new Sum128();
    private final Sum128 starting = new Sum128();
    private final Sum128 time = new Sum128();
    private final int most;
    private long runs = 1;
    private long evaluations;
    private long ups;
    private long downs;
    private long min;
    private long max;
    private long atEnd;

    private ScalingSummary(String policy, double price, int most, long length) {
        this.policy = policy;
        this.price = price;
        this.most = most;
        time.add(length);
    }

    /** Passes what all services had through a codec; nothing when it is read. */
    static Map<String, ScalingSummary> coded(Codec codec, Map<String, ScalingSummary> known) {
        Map<String, ScalingSummary> all = new LinkedHashMap<>();
        List<String> names = List.copyOf(known.keySet());
        int size = codec.size(names.size());
        for (int i = 0; i < size; i++) {
            String name = codec.text(codec.reads() ? "" : names.get(i));
            ScalingSummary one = known.get(name);
            String policy = codec.text(one == null ? "" : one.policy);
            double price = codec.real(one == null ? 0 : one.price);
            int most = codec.count(one == null ? 0 : one.most);
            ScalingSummary there = one == null ? new ScalingSummary(policy, price, most, 0) : one;
            there.code(codec);
            all.put(name, there);
        }
        return all;
    }

    /** Those of all services whose workers are counted, by name; after the run. */
    static Map<String, ScalingSummary> of(List<Stage> stages, Scenario scenario, Phases phases, Span span) {
        Map<String, ScalingSummary> summaries = new LinkedHashMap<>();
        PriceSpec prices = scenario.prices();
        for (Stage stage : stages) {
            ServiceSpec spec =
                    stage.account().index() < 0 ? null : scenario.services().get(stage.group());
            if (spec != null && stage.existing() > 0) {
                summaries
                        .computeIfAbsent(
                                stage.group(),
                                name -> new ScalingSummary(
                                        policies(phases.services(name)),
                                        prices.of(name),
                                        stage.most() * spec.instances(),
                                        span.length()))
                        .add(stage, span);
            }
        }
        return summaries;
    }

    /** Such as {@code threshold}, or {@code fixed then threshold} where that changes. */
    private static String policies(List<ServiceSpec> phases) {
        return phases.stream()
                .map(phase -> PolicyCatalog.nameOf((Record) phase.scaling()))
                .distinct()
                .collect(Collectors.joining(" then "));
    }

    private void add(Stage stage, Span span) {
        stage.addExisting(existing, span.length());
        Headcount headcount = stage.headcount();
        Supervisor supervisor = stage.supervisor();
        if (headcount == null) {
            min += stage.existing();
            max += stage.existing();
            atEnd += stage.existing();
            return;
        }
        if (supervisor != null) {
            starting.add(supervisor.starting().level().area());
            evaluations += supervisor.evaluations().size();
            ups += supervisor.ups();
            downs += supervisor.downs();
        }
        min += headcount.fewest();
        max += headcount.level().max();
        atEnd += headcount.level().bucketLast(span.buckets() - 1);
    }

    /** Adds what the same service had in another run of the same scenario. */
    public void add(ScalingSummary other) {
        existing.add(other.existing);
        starting.add(other.starting);
        time.add(other.time);
        runs += other.runs;
        evaluations += other.evaluations;
        ups += other.ups;
        downs += other.downs;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        atEnd += other.atEnd;
    }

    /** The name of the policy. */
    public String policy() {
        return policy;
    }

    /** How often the number was looked at in a run, warm-up included. */
    public double evaluations() {
        return (double) evaluations / runs;
    }

    /** How often more workers were decided on in a run, warm-up included. */
    public double ups() {
        return (double) ups / runs;
    }

    /** How often fewer workers were decided on in a run, warm-up included. */
    public double downs() {
        return (double) downs / runs;
    }

    /** The fewest workers; of several instances, the sum of what each had at least. */
    public long min() {
        return min;
    }

    /** The most workers; of several instances, the sum of what each had at most. */
    public long max() {
        return max;
    }

    /** Time average of the workers that exist. */
    public double mean() {
        return existing.toDouble() / time.toDouble();
    }

    /** Time average of the workers that start. */
    public double meanStarting() {
        return starting.toDouble() / time.toDouble();
    }

    /** How many there are at the end of the run. */
    public double atEnd() {
        return (double) atEnd / runs;
    }

    /** Hours of workers that exist, in a run. */
    public double existingHours() {
        return existing.toDouble() / NANOS_PER_HOUR / runs;
    }

    /** Hours of workers that start, in a run. */
    public double startingHours() {
        return starting.toDouble() / NANOS_PER_HOUR / runs;
    }

    /** Hours that are paid for, in a run: of workers that exist and of those that start. */
    public double workerHours() {
        Sum128 paid = new Sum128();
        paid.add(existing);
        paid.add(starting);
        return paid.toDouble() / NANOS_PER_HOUR / runs;
    }

    /** What they cost in a run. */
    public double cost() {
        return workerHours() * price;
    }

    /** What an hour of a worker costs. */
    public double price() {
        return price;
    }

    /** The most workers that there could be. */
    public int most() {
        return most;
    }

    /** The hours of a run in which there are always the most workers. */
    public double hoursAtMost() {
        return most * (time.toDouble() / NANOS_PER_HOUR / runs);
    }

    /** What such a run costs. */
    public double costAtMost() {
        return hoursAtMost() * price;
    }

    @Override
    public void code(Codec codec) {
        codec.all(existing, starting, time);
        runs = codec.number(runs);
        evaluations = codec.number(evaluations);
        ups = codec.number(ups);
        downs = codec.number(downs);
        min = codec.number(min);
        max = codec.number(max);
        atEnd = codec.number(atEnd);
    }
}
