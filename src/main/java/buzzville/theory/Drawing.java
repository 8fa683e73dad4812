package buzzville.theory;

import buzzville.broker.delivery.RequestResponse;
import buzzville.broker.partition.Key;
import buzzville.broker.partition.Zone;
import buzzville.message.EventKind;
import buzzville.message.KeyRule;
import buzzville.message.Keys;
import buzzville.message.Priority;
import buzzville.random.Distribution;
import buzzville.random.Exponential;
import buzzville.scenario.BrokerSpec;
import buzzville.scenario.EventSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.ServiceSpec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws up what each stage is asked for and hands it to those who compute. */
final class Drawing {
    private final Scenario scenario;
    private final TrafficEquations traffic;
    private final Cells cells;
    private final Streets streets;
    private final Passage passage;
    private final List<StageLoad> stages = new ArrayList<>();
    /** What the broker makes of the gaps between messages; NaN if it leaves a Poisson process one. */
    private double departures = Double.NaN;

    private double brokerRate;

    Drawing(Scenario scenario) {
        this.scenario = scenario;
        this.traffic = TrafficEquations.of(scenario);
        this.cells = traffic.cells();
        this.streets = traffic.streets();
        this.passage = traffic.passage();
    }

    LoadAnalysis analysis() {
        Set<Assumption> assumptions = EnumSet.copyOf(streets.assumptions());
        if (isBrokerStage()) {
            broker();
        }
        scenario.services().forEach((name, spec) -> {
            if (takesTime(spec)) {
                stages.add(service(name, spec));
            }
        });
        new Assuming(scenario, assumptions).find();
        return new LoadAnalysis(
                List.copyOf(stages), new Interval(scenario.warmup().nanos(), scenario.duration()), assumptions);
    }

    private boolean isBrokerStage() {
        return scenario.broker().serviceTime() != null && !(scenario.broker().delivery() instanceof RequestResponse);
    }

    /** Whether a service can be busy, or keeps to a rate. */
    private static boolean takesTime(ServiceSpec spec) {
        return spec.serviceTime() != null
                || spec.rate() != null
                || spec.subscribes().stream().anyMatch(spec.serviceTimes()::containsKey);
    }

    private void broker() {
        BrokerSpec spec = scenario.broker();
        int partitions = spec.partitions().count(scenario.zones().size());
        boolean shared = spec.threadsOf() == BrokerSpec.ThreadsOf.BROKER && partitions > 1;
        double sumOfVariations = 0;
        boolean poisson = true;
        for (int partition = 0; partition < (shared ? 1 : partitions); partition++) {
            Demand demand = new Demand(cells, spec.stage(), passage.servers(null, spec.threads()));
            demand.turns = shared;
            Arriving arriving = new Arriving();
            for (Map.Entry<String, EventSpec> event : scenario.events().entrySet()) {
                for (Map.Entry<Integer, Flow> flow :
                        streets.flows(event.getKey()).entrySet()) {
                    double share = shared ? 1 : share(event.getKey(), event.getValue(), flow.getKey(), partition);
                    ask(demand, arriving, event.getKey(), flow.getKey(), flow.getValue(), share);
                }
            }
            arriving.delay();
            String name = partitions == 1 || shared ? "broker" : "broker[" + partition + "]";
            Reasons reasons = new Reasons(scenario);
            StageLoad load = new Surveying(scenario, streets, demand, arriving, reasons.broker(), reasons.expiry(null))
                    .stage("broker", name, partition, 1, spec.threads(), traffic::hears);
            stages.add(load);
            poisson &= load.measured().formula() == Formula.ERLANG_C
                    || load.measured().formula() == Formula.COBHAM && demand.exponential
                    || load.rate() == 0;
            brokerRate += load.rate();
            double rho = Math.min(1, load.rho());
            double variation =
                    Moments.of(Objects.requireNonNull(spec.serviceTime())).variation();
            if (load.rate() > 0) {
                sumOfVariations +=
                        load.rate() * Queues.departures(rho, spec.threads(), arriving.variation(rho), variation);
            }
        }
        departures = poisson ? Double.NaN : sumOfVariations / brokerRate;
    }

    /** The share of an event in a zone that goes to a partition. */
    private double share(String event, EventSpec spec, int zone, int partition) {
        if (scenario.broker().partitions() instanceof Zone) {
            return partition == Math.max(0, zone - 1) ? 1 : 0;
        }
        int count = scenario.broker().partitions().count(scenario.zones().size());
        boolean byKey = scenario.broker().partitions() instanceof Key && spec.key() != KeyRule.NONE;
        if (!byKey || count == 1) {
            return 1.0 / count;
        } else if (spec.key() == KeyRule.INSTANCE) {
            streets.assume(Assumption.EVEN_KEYS);
            return 1.0 / count;
        }
        Keys keys = new Keys(List.copyOf(scenario.zones().keySet()));
        EventKind kind = new EventKind(0, event, spec.priority(), spec.key(), null, spec.size());
        double there = 0;
        double all = 0;
        for (Component component : streets.components(event, zone)) {
            String who = component.source().substring(0, component.source().lastIndexOf('@'));
            boolean here = (keys.hash(kind, who, 0, zone - 1) & Integer.MAX_VALUE) % count == partition;
            there += here ? component.rate() : 0;
            all += component.rate();
        }
        return all == 0 ? 1.0 / count : there / all;
    }

    private void ask(Demand demand, Arriving arriving, String event, int zone, Flow flow, double share) {
        EventSpec spec = Objects.requireNonNull(scenario.events().get(event));
        Distribution time = Objects.requireNonNull(scenario.broker().serviceTime());
        double[] passes = passage.toBroker(zone);
        double[] slow = passage.slowness(null);
        double[] factor = new double[cells.count()];
        double[] present = new double[cells.count()];
        Moments[] busy = new Moments[cells.count()];
        for (int cell = 0; cell < factor.length; cell++) {
            present[cell] = share;
            factor[cell] = share * passes[cell];
            busy[cell] = Moments.of(time).times(slow[cell]);
        }
        new Asking(demand, spec.priority()).add(flow, present, factor, busy, busy, time instanceof Exponential);
        if (share > 0) {
            streets.components(event, zone).forEach(component -> arriving.add(part(component, share)));
        }
    }

    private static Component part(Component whole, double share) {
        return new Component(
                whole.source(),
                whole.nature(),
                whole.members(),
                whole.whole(),
                whole.rate() * share,
                whole.variation());
    }

    private StageLoad service(String name, ServiceSpec spec) {
        boolean unlimited = spec.workers() == Integer.MAX_VALUE
                || spec.serviceTime() == null && spec.serviceTimes().isEmpty();
        double workers = unlimited ? spec.rate() == null ? Double.POSITIVE_INFINITY : 1 : Reasons.fewest(spec);
        Demand demand = new Demand(cells, spec.stage(), passage.servers(name, workers));
        Arriving arriving = new Arriving();
        for (String event : spec.subscribes()) {
            streets.flows(event).forEach((zone, flow) -> {
                if (traffic.hears(spec, event, zone)) {
                    ask(demand, arriving, name, spec, event, zone, flow, unlimited);
                }
            });
        }
        double mean = cells.mean(demand.offered, scenario.warmup().nanos(), cells.end());
        if (!Double.isNaN(departures)) {
            double part = Math.min(1, mean / brokerRate);
            arriving.behind(part * departures + 1 - part);
        }
        Reasons reasons = new Reasons(scenario);
        return new Surveying(scenario, streets, demand, arriving, reasons.service(name, spec), reasons.expiry(spec))
                .stage(
                        name,
                        name,
                        -1,
                        spec.instances(),
                        unlimited ? Double.POSITIVE_INFINITY : workers,
                        traffic::hears);
    }

    private void ask(
            Demand demand,
            Arriving arriving,
            String name,
            ServiceSpec spec,
            String event,
            int zone,
            Flow flow,
            boolean unlimited) {
        EventSpec kind = Objects.requireNonNull(scenario.events().get(event));
        @Nullable Distribution time = spec.serviceTimes().getOrDefault(event, spec.serviceTime());
        double[] up = passage.toBroker(zone);
        double[] down = passage.toService(name, zone);
        double[] there = passage.attendance(spec);
        double[] failure = passage.failure(name, spec);
        double[] slow = passage.slowness(name);
        Moments trip = passage.trip(name, zone);
        Moments both = trip.plus(trip);
        double[] factor = new double[cells.count()];
        Moments[] busy = new Moments[cells.count()];
        Moments[] works = new Moments[cells.count()];
        for (int cell = 0; cell < factor.length; cell++) {
            double fails = failure[cell];
            double tries =
                    fails == 1 ? spec.mostAttempts() : (1 - StrictMath.pow(fails, spec.mostAttempts())) / (1 - fails);
            factor[cell] = up[cell] * down[cell] * there[cell] * tries;
            works[cell] = Moments.of(time).times(slow[cell]);
            busy[cell] = busy(spec, works[cell], both, unlimited);
        }
        boolean exponential = time instanceof Exponential && both.mean() == 0;
        new Asking(demand, kind.priority()).add(flow, there, factor, busy, works, exponential);
        streets.components(event, zone).forEach(arriving::add);
        if (trip.mean() > 0 || scenario.network().toBroker().latency() != null) {
            arriving.delay();
        }
    }

    /** For how long a worker can take nothing else because of a message. */
    private static Moments busy(ServiceSpec spec, Moments work, Moments trips, boolean unlimited) {
        Moments busy = work;
        int inHand = spec.mostInHand();
        if (!unlimited && trips.mean() > 0 && inHand == 1) {
            busy = work.plus(trips);
        } else if (!unlimited && trips.mean() > 0) {
            busy = new Moments(Math.max(work.mean(), (work.mean() + trips.mean()) / inHand), Double.NaN);
        }
        Double rate = spec.rate();
        if (rate == null) {
            return busy;
        }
        double gap = (unlimited ? 1 : Reasons.fewest(spec)) / rate;
        return unlimited || gap > busy.mean() ? new Moments(gap, 0) : busy;
    }

    /** Puts what is asked for into the lane of its priority. */
    private record Asking(Demand demand, Priority priority) {
        /**
         * @param present the share of the flow, by cell, that is expected here at all
         * @param factor how many messages, by cell, reach the workers for each that is reported
         * @param busy how long a worker is taken, by cell
         * @param works how long it works, by cell
         */
        void add(Flow flow, double[] present, double[] factor, Moments[] busy, Moments[] works, boolean exponential) {
            int lane = demand.lane(priority);
            double mean = busy[0].mean();
            boolean any = false;
            for (int cell = 0; cell < factor.length; cell++) {
                double rate = flow.rate(cell) * factor[cell];
                demand.offered[cell] += flow.rate(cell) * present[cell];
                demand.atWork[cell] += rate * works[cell].mean();
                if (lane >= 0 && rate > 0) {
                    any = true;
                    demand.rate[lane][cell] += rate;
                    demand.moving[lane][cell] += flow.moving[cell] * factor[cell] * busy[cell].mean();
                    demand.fixed[lane][cell] += flow.fixed[cell] * factor[cell] * busy[cell].mean();
                    demand.square[lane][cell] += rate * busy[cell].square();
                }
            }
            if (any) {
                demand.exponential &= exponential;
                demand.onlyMean = demand.onlyMean == 0 || demand.onlyMean == mean ? mean : Double.NaN;
            }
        }
    }
}
