package buzzville.scenario;

import buzzville.broker.partition.Zone;
import buzzville.message.Priority;
import buzzville.producer.Buffer;
import buzzville.producer.Calendar;
import buzzville.producer.Every;
import buzzville.producer.Exempt;
import buzzville.producer.Restraint;
import buzzville.producer.Slow;
import buzzville.producer.Sun;
import buzzville.producer.Trace;
import buzzville.scenario.clock.ClocksSpec;
import buzzville.scenario.incident.NetworkTrouble;
import buzzville.scenario.yaml.Node;
import buzzville.unit.Assumed;
import buzzville.unit.Count;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Name;
import buzzville.wire.Geography;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An experiment exactly as a person wrote it: the city, what happens to it, and what it promises. */
@Doc("A city, what happens to it, and what it promises.")
public record Scenario(
        @Doc("Version of this language: 1.") int format,
        @Doc("What reports call the scenario.") @Nullable String name,

        @Doc("What it shows and what to look for.") @Nullable
        Label description,

        @Doc("Files merged before this one, relative to it.") @Default("[]")
        List<String> include,

        @Doc("Where all randomness comes from; any whole number.") @Default("1")
        long seed,

        @Doc("Date and time at which the simulated time begins.") @Nullable
        OffsetDateTime start,

        @Doc("Time zone of the city, such as Europe/Paris.") @Nullable
        ZoneId timezone,

        @Doc("Where the city lies.") @Nullable Location location,

        @Doc("How long the city is simulated.") @Assumed("36500d") @DurationNanos
        long duration,

        @Doc("What happens before this instant is not measured; mser-5 to find it from pilot runs.") @Default("0s")
        Warmup warmup,

        @Doc("Whether, at the end, producers stop and the work that is left is finished.") @Default("false")
        boolean drain,

        @Doc("Width of the buckets of series; a 240th of the duration if absent.") @Nullable @DurationNanos
        Long series,

        @Doc(
                "How many times as fast producers talk, all but those of calendars, scripts and closed loops; recordings are"
                        + " played so much faster.")
        @Default("1")
        @Count
        double load,

        @Doc("Replications until intervals are narrow enough.") @Nullable
        PrecisionSpec precision,

        @Doc("Zones of the city by name.") @Default("{}") Map<String, ZoneSpec> zones,
        @Doc("Types of event by name.") Map<String, EventSpec> events,
        @Doc("Who reports events, by name.") Map<String, ProducerSpec> producers,

        @Doc("How far producers, broker and services are from each other; absent: no delay and no loss.") @Default("{}")
        NetworkSpec network,

        @Doc("What stands between producers and services.") @Default("{}")
        BrokerSpec broker,

        @Doc("Who consumes events, by name.") @Default("{}") Map<String, ServiceSpec> services,

        @Doc("Everybody's clocks; absent: all are right, and nothing is stamped.") @Nullable
        ClocksSpec clocks,

        @Doc("What workers cost.") @Default("{}") PriceSpec prices,

        @Doc("What the timeline does to the city, by name.") @Default("{}")
        Map<String, IncidentSpec> incidents,

        @Doc("Promises to check, by name, such as 'critical loss = 0'.") @Name("objectives") @Default("{}")
        Map<String, ObjectiveSpec> promises,

        @Doc("Figures to estimate that nothing is promised of, by name, such as 'police critical p95'.") @Default("{}")
        Map<String, Measure> measures,

        @Doc("Named changes to everything above, each a merge patch.") @Default("{}")
        Map<String, Node> strategies,

        @Doc("The strategy that is used unless another is asked for.") @Nullable
        String strategy) {
    /** The longest simulated time: a hundred years. */
    public static final long LONGEST = 100L * 365 * 86_400 * 1_000_000_000;

    /** The least {@link #load} there may be. */
    public static final double LEAST_LOAD = 1e-3;

    /** The greatest. */
    public static final double MOST_LOAD = 1e3;

    /** When a scenario that names no {@code start} begins, for whoever needs a date. */
    private static final Instant USUAL_START = Instant.parse("2024-12-10T00:00:00Z");

    /** Where a city lies that does not say: Paris, as in the brief's examples. */
    private static final Location USUAL_LOCATION = new Location(48.8566, 2.3522);

    private static final int BUCKETS = 240;
    private static final int MOST_BUCKETS = 10_000;

    public Scenario {
        if (format != 1) {
            throw new IllegalArgumentException("format must be 1, the only one there is, but is " + format);
        }
        if (!(0 < duration && duration <= LONGEST)) {
            throw new IllegalArgumentException("duration must be longer than 0s and at most 36500d");
        }
        if (!(warmup.nanos() < duration)) {
            throw new IllegalArgumentException("warmup must be shorter than the duration");
        }
        if (!(LEAST_LOAD <= load && load <= MOST_LOAD)) {
            throw new IllegalArgumentException("load must be from 0.001 to 1000, but is " + load);
        }
        if (series != null && !(series > 0 && series <= duration && duration / series <= MOST_BUCKETS)) {
            throw new IllegalArgumentException("series must be at most the duration and at least a 10000th of it");
        }
    }

    /** The same measured from another instant on, virtual nanoseconds. */
    public Scenario measuredFrom(long instant) {
        return measured(new Warmup(instant, false));
    }

    /** The same with another warm-up. */
    public Scenario measured(Warmup other) {
        return with(other, load);
    }

    /**
     * The ordinary city for a pilot run: everything is measured, nothing is staged and nothing promised.
     *
     * @param bucket width of the buckets of series in nanoseconds
     */
    public Scenario piloted(long bucket) {
        return with(new Warmup(0, false), false, bucket, load, null, prices, Map.of(), Map.of(), Map.of());
    }

    /** The same with its producers so many times as fast. */
    public Scenario underLoad(double factor) {
        return with(warmup, factor);
    }

    /**
     * The same with the timeline that changes on it lead to, and with what is promised and paid in the end.
     *
     * @param timeline incidents by name
     * @param end what the last of the changes leads to
     */
    Scenario following(Map<String, IncidentSpec> timeline, Scenario end) {
        return with(warmup, drain, series, load, precision, end.prices, timeline, end.promises, end.measures);
    }

    /** The same with its groups of incidents spelled out: behind each its repetitions, and behind these their faults. */
    Scenario expanded() {
        if (incidents.values().stream().allMatch(incident -> incident.group() == null)) {
            return this;
        }
        Map<String, IncidentSpec> all = new LinkedHashMap<>();
        incidents.forEach((each, incident) -> {
            all.put(each, incident);
            if (incident.group() != null) {
                incident.group().expand(each, incident, all);
            }
        });
        return with(warmup, drain, series, load, precision, prices, all, promises, measures);
    }

    /** The same city in which an incident never happens, and of which nothing is promised. */
    public Scenario without(String incident) {
        Map<String, IncidentSpec> others = new LinkedHashMap<>(incidents);
        others.keySet().removeIf(name -> name.equals(incident) || name.startsWith(incident + "/"));
        return with(warmup, drain, series, load, precision, prices, others, Map.of(), Map.of());
    }

    /**
     * How many times as fast as written a producer talks: its load if it is one that a load is about, which are those that a surge
     * is about and recordings, else 1.
     */
    public double paceOf(ProducerSpec producer) {
        return isLoaded(producer) ? load : 1;
    }

    /** Whether a load is about this producer: its instants are neither a script nor an answer to how messages are treated. */
    static boolean isLoaded(ProducerSpec producer) {
        return producer.arrivals() instanceof Trace || producer.arrivals().movable();
    }

    /** Whether a load changes anything. */
    public boolean hasLoad() {
        return producers.values().stream().anyMatch(Scenario::isLoaded);
    }

    private Scenario with(Warmup newWarmup, double newLoad) {
        return with(newWarmup, drain, series, newLoad, precision, prices, incidents, promises, measures);
    }

    private Scenario with(
            Warmup newWarmup,
            boolean newDrain,
            @Nullable Long newSeries,
            double newLoad,
            @Nullable PrecisionSpec newPrecision,
            PriceSpec newPrices,
            Map<String, IncidentSpec> newIncidents,
            Map<String, ObjectiveSpec> newPromises,
            Map<String, Measure> newMeasures) {
        return new Scenario(
                format,
                name,
                description,
                include,
                seed,
                start,
                timezone,
                location,
                duration,
                newWarmup,
                newDrain,
                newSeries,
                newLoad,
                newPrecision,
                zones,
                events,
                producers,
                network,
                broker,
                services,
                clocks,
                newPrices,
                newIncidents,
                newPromises,
                newMeasures,
                strategies,
                strategy);
    }

    /** What must hold, by name, without what people call it. */
    public Map<String, Objective> objectives() {
        Map<String, Objective> objectives = new LinkedHashMap<>();
        promises.forEach((each, promise) -> objectives.put(each, promise.promise()));
        return Collections.unmodifiableMap(objectives);
    }

    /** Whether the figure of this objective, or of this measure with or without its place, is a duration. */
    public boolean isDuration(String figure) {
        ObjectiveSpec promise = promises.get(figure);
        Objective objective = promise == null ? null : promise.promise();
        if (objective == null) {
            Measure measure = measures.get(figure.replaceFirst(" @ [^@]*$", ""));
            objective = measure == null ? null : measure.figure();
        }
        return objective != null && objective.metric().isDuration();
    }

    /** The time zone of the city: the one it names, else the offset of its beginning, else UTC. */
    public ZoneId zoneOrUsual() {
        return timezone != null ? timezone : start == null ? ZoneOffset.UTC : start.getOffset();
    }

    /** The date and time in the city at its beginning; null if nobody said when that is. */
    public @Nullable Calendar calendar() {
        return start == null
                ? null
                : new Calendar(
                        start.toInstant(),
                        zoneOrUsual(),
                        location == null ? null : new Sun(location.latitude(), location.longitude()));
    }

    /** The name of the producer that is called so, or that has a witness that is; null if there is none. */
    public @Nullable String placeOf(String sender) {
        return producers.containsKey(sender)
                ? sender
                : producers.entrySet().stream()
                        .filter(producer -> producer.getValue().witnesses().containsKey(sender))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(null);
    }

    /** Whether the network ever makes two messages of one. */
    public boolean doubles() {
        return incidents.values().stream()
                .anyMatch(incident -> incident.deed() instanceof NetworkTrouble trouble && trouble.duplicate() > 0);
    }

    /** Whether anything may be served twice besides what is called. */
    public boolean repeats() {
        return broker.journal() != null
                || doubles()
                || producers.values().stream()
                        .anyMatch(producer -> producer.outbox().keeps());
    }

    /** The producer that is called so, or that has a witness that is; null if there is none. */
    public @Nullable ProducerSpec producerOf(String sender) {
        String place = placeOf(sender);
        return place == null ? null : producers.get(place);
    }

    /** What a producer does while backpressure holds it back, also if it does not say. */
    public Restraint restraintOf(ProducerSpec producer) {
        if (producer.throttled() != null) {
            return producer.throttled();
        }
        boolean critical = producer.emits().weights().keySet().stream()
                .map(events::get)
                .allMatch(event -> event != null && event.priority() == Priority.CRITICAL);
        if (critical) {
            return new Exempt();
        }
        return producer.arrivals() instanceof Every && producer.witnesses().isEmpty() ? new Slow() : new Buffer(1000);
    }

    /**
     * Whether a producer's instances are devices, each of which stands somewhere; else it is a place where things happen, for
     * witnesses or a recording to tell of, or no producer at all.
     */
    public boolean isDevice(String producer) {
        ProducerSpec spec = producers.get(producer);
        return spec != null && spec.witnesses().isEmpty() && !(spec.arrivals() instanceof Trace);
    }

    /** The number of a partition of the broker: that of its zone where each has one, else what it says; -1 if there is none. */
    public int partition(String called) {
        if (broker.partitions() instanceof Zone) {
            return List.copyOf(zones.keySet()).indexOf(called);
        }
        int count = broker.partitions().count(zones.size());
        int number = called.matches("[0-9]{1,6}") ? Integer.parseInt(called) : -1;
        return number < count ? number : -1;
    }

    /** Width of the buckets of series in nanoseconds. */
    public long seriesBucket() {
        return series != null ? series : Math.max(1, (duration + BUCKETS - 1) / BUCKETS);
    }

    /** The instant at which the simulated time begins, also where the scenario does not say. */
    public Instant startOrUsual() {
        return start == null ? USUAL_START : start.toInstant();
    }

    /** Where the city lies, also where the scenario does not say. */
    public Location locationOrUsual() {
        return location == null ? USUAL_LOCATION : location;
    }

    /** Where the zones lie. */
    public Geography geography() {
        Location middle = locationOrUsual();
        List<Geography.Site> sites = new ArrayList<>();
        zones.forEach((zoneName, zone) ->
                sites.add(new Geography.Site(zoneName, zone.latitude(), zone.longitude(), zone.radius())));
        return new Geography(middle.latitude(), middle.longitude(), sites);
    }
}
