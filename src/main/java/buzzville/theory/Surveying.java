package buzzville.theory;

import buzzville.scenario.IncidentSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.ServiceSpec;
import buzzville.scenario.incident.Strike;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads off what is to be said of one stage. */
final class Surveying {
    private static final double ALIKE = 0.1;
    private static final double NEARLY = 0.95;
    private static final double SLIGHT = 0.01;
    private static final double MUCH = 0.05;

    private final Scenario scenario;
    private final Streets streets;
    private final Demand demand;
    private final Arriving arriving;
    private final @Nullable Hindrance hindrance;
    private final double expires;
    private final Cells cells;
    private final Interval measured;

    /** Whether a service expects an event from a zone. */
    interface Hearing {
        boolean hears(ServiceSpec service, String event, int zone);
    }

    Surveying(
            Scenario scenario,
            Streets streets,
            Demand demand,
            Arriving arriving,
            @Nullable Hindrance hindrance,
            double expires) {
        this.scenario = scenario;
        this.streets = streets;
        this.demand = demand;
        this.arriving = arriving;
        this.hindrance = hindrance;
        this.expires = expires;
        this.cells = demand.cells;
        this.measured = new Interval(scenario.warmup().nanos(), scenario.duration());
    }

    StageLoad stage(String group, String name, int partition, int instances, double servers, Hearing hearing) {
        int n = cells.count();
        double[] rho = new double[n];
        double[] rate = new double[n];
        double[] work = new double[n];
        int busiest = 0;
        for (int cell = 0; cell < n; cell++) {
            rho[cell] = demand.rho(cell);
            rate[cell] = demand.total(demand.rate, cell);
            work[cell] = demand.total(demand.moving, cell) + demand.total(demand.fixed, cell);
            busiest = rho[cell] > rho[busiest] ? cell : busiest;
        }
        double meanRate = mean(rate);
        List<LaneLoad> lanes = new ArrayList<>();
        Fluid fluid = new Fluid(demand);
        for (int lane = 0; lane < demand.lanes.size(); lane++) {
            lanes.add(lane(lane, group, partition, fluid, hearing));
        }
        return new StageLoad(
                group,
                name,
                partition,
                instances,
                servers,
                most(group, partition, servers),
                meanRate == 0 ? 0 : mean(work) / meanRate,
                mean(demand.offered),
                meanRate,
                meanLoad(work),
                Double.isInfinite(servers) ? Double.NaN : mean(demand.atWork) / servers,
                rho[busiest],
                List.copyOf(lanes),
                new Expecting(demand, arriving, expires, measuredShares())
                        .expectation(hindrance != null ? hindrance : changing(), Expecting.MOST),
                new Expecting(demand, arriving, expires, only(busiest)).expectation(hindrance, 1));
    }

    private double meanLoad(double[] work) {
        double room = mean(demand.servers);
        return mean(work) == 0 ? 0 : Double.isInfinite(room) ? Double.NaN : mean(work) / room;
    }

    private double most(String group, int partition, double servers) {
        ServiceSpec spec = partition >= 0 ? null : scenario.services().get(group);
        return spec != null && spec.scaling() instanceof buzzville.consumer.scaling.Autoscaling scaling
                ? scaling.max()
                : servers;
    }

    private double mean(double[] values) {
        return cells.mean(values, measured.from(), measured.to());
    }

    private double[] measuredShares() {
        double[] shares = new double[cells.count()];
        double seconds = (measured.to() - measured.from()) / 1e9;
        for (int cell = 0; cell < shares.length; cell++) {
            shares[cell] = cells.overlap(cell, measured.from(), measured.to()) / seconds;
        }
        return shares;
    }

    private double[] only(int cell) {
        double[] shares = new double[cells.count()];
        shares[cell] = 1;
        return shares;
    }

    /** Whether load or capacity change within the measured interval by more than is nothing. */
    private @Nullable Hindrance changing() {
        for (int lane = -1; lane < demand.lanes.size(); lane++) {
            double least = Double.POSITIVE_INFINITY;
            double most = 0;
            double fewest = Double.POSITIVE_INFINITY;
            double all = 0;
            for (int cell = 0; cell < cells.count(); cell++) {
                if (cells.overlap(cell, measured.from(), measured.to()) > 0) {
                    double work = lane < 0
                            ? demand.total(demand.moving, cell) + demand.total(demand.fixed, cell)
                            : demand.work(lane, cell);
                    least = Math.min(least, work);
                    most = Math.max(most, work);
                    fewest = Math.min(fewest, demand.servers[cell]);
                    all = Math.max(all, demand.servers[cell]);
                }
            }
            boolean much = most - least > SLIGHT * all && !Double.isInfinite(all);
            if (most > (1 + 2 * ALIKE) * least && much || most - least > ALIKE * all || fewest < all) {
                return Hindrance.CHANGING;
            }
        }
        return null;
    }

    private LaneLoad lane(int lane, String group, int partition, Fluid fluid, Hearing hearing) {
        int n = cells.count();
        double[] rho = new double[n];
        int busiest = -1;
        for (int cell = 0; cell < n; cell++) {
            rho[cell] = demand.rho(lane, cell);
            if (demand.rate[lane][cell] > 0 && (busiest < 0 || rho[cell] > rho[busiest])) {
                busiest = cell;
            }
        }
        List<Overload> overloads = overloads(lane, rho, group, partition, hearing);
        return new LaneLoad(
                demand.names.get(lane),
                demand.priorities.get(lane),
                mean(demand.rate[lane]),
                meanRho(lane),
                busiest < 0 ? 0 : rho[busiest],
                busiest < 0 ? null : around(busiest, rho),
                demand.stable(lane),
                overloads,
                overloads.isEmpty() ? null : fluid.of(lane));
    }

    /** Work over what can be done, each on average, so that a moment without any worker does not make it infinite. */
    private double meanRho(int lane) {
        double[] work = new double[cells.count()];
        double[] room = new double[cells.count()];
        for (int cell = 0; cell < work.length; cell++) {
            room[cell] = demand.room(lane, cell);
            for (int other : demand.before(lane)) {
                work[cell] += demand.work(other, cell);
            }
        }
        return mean(work) == 0 ? 0 : Double.isInfinite(mean(room)) ? Double.NaN : mean(work) / mean(room);
    }

    /** The cells on both sides that are as busy. */
    private Interval around(int busiest, double[] rho) {
        int first = busiest;
        int last = busiest;
        while (first > 0 && isAsBusy(rho[first - 1], rho[busiest])) {
            first--;
        }
        while (last + 1 < rho.length && isAsBusy(rho[last + 1], rho[busiest])) {
            last++;
        }
        return new Interval(cells.from(first), cells.to(last));
    }

    private static boolean isAsBusy(double rho, double peak) {
        return rho >= NEARLY * peak || Double.isNaN(rho);
    }

    private List<Overload> overloads(int lane, double[] rho, String group, int partition, Hearing hearing) {
        List<Overload> all = new ArrayList<>();
        for (int cell = 0; cell < rho.length; cell++) {
            int first = cell;
            double most = 0;
            double asks = 0;
            while (cell < rho.length && rho[cell] >= Demand.FULL && demand.rate[lane][cell] > 0) {
                most = Math.max(most, rho[cell]);
                asks = Math.max(asks, demand.asks(lane, cell));
                cell++;
            }
            if (cell > first) {
                Interval when = new Interval(cells.from(first), cells.to(cell - 1));
                all.add(new Overload(when, most, asks, incidents(when, group, partition, hearing)));
            }
        }
        return List.copyOf(all);
    }

    /** Those under way in an interval that have to do with a stage; if none surely has, those that change what is said. */
    private List<String> incidents(Interval when, String group, int partition, Hearing hearing) {
        List<String> names = new ArrayList<>();
        List<String> others = new ArrayList<>();
        scenario.incidents().forEach((name, incident) -> {
            boolean during = incident.at() < when.to() && incident.until(scenario.duration()) > when.from();
            if (during && concerns(incident, group, partition, hearing)) {
                names.add(name);
            } else if (during && incident.surge() != null) {
                others.add(name);
            }
        });
        return List.copyOf(names.isEmpty() ? others : names);
    }

    private boolean concerns(IncidentSpec incident, String group, int partition, Hearing hearing) {
        boolean broker = partition >= 0;
        if (incident.surge() != null) {
            ServiceSpec service = broker ? null : scenario.services().get(group);
            double surged = 0;
            double all = 0;
            int cell = cells.at(Math.max(0, incident.at()));
            for (String event : scenario.events().keySet()) {
                for (Map.Entry<Integer, Flow> flow : streets.flows(event).entrySet()) {
                    int zone = flow.getKey();
                    if (service == null ? isOf(partition, zone) : hearing.hears(service, event, zone)) {
                        double rate = flow.getValue().rate(cell);
                        all += rate;
                        surged += streets.isSurged(incident.surge(), event, zone) ? rate : 0;
                    }
                }
            }
            return surged > MUCH * all;
        } else if (incident.deed() instanceof Strike strike) {
            return incident.stopsBroker()
                    || (broker ? strike.victims().broker() : strike.victims().meets(group));
        }
        return false;
    }

    private boolean isOf(int partition, int zone) {
        return !(scenario.broker().partitions() instanceof buzzville.broker.partition.Zone)
                || partition == Math.max(0, zone - 1);
    }
}
