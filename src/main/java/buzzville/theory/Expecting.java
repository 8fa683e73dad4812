package buzzville.theory;

import buzzville.broker.dispatch.Bulkhead;
import buzzville.broker.overflow.DropNewest;
import buzzville.broker.overflow.Reject;
import buzzville.scenario.LaneSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the formula that fits a stage at constant rates, or says why there is none. */
final class Expecting {
    /** The highest load at which a run is long enough for a formula to be laid beside it. */
    static final double MOST = 0.95;

    private static final double MANY_TIMES = 20;
    private static final double NANOS = 1e9;
    private static final double P95 = 0.95;

    private final Demand demand;
    private final Arriving arriving;
    /** The shortest time to live of what comes, seconds; infinite without one. */
    private final double expires;

    private final double[] rates;
    private final double[] services;
    private final double[] squares;
    private final double allRate;
    private final double work;
    private final double square;
    private final double servers;

    /** @param shares by cell, how much of it counts; together 1 */
    Expecting(Demand demand, Arriving arriving, double expires, double[] shares) {
        this.demand = demand;
        this.arriving = arriving;
        this.expires = expires;
        int lanes = demand.lanes.size();
        rates = new double[lanes];
        services = new double[lanes];
        squares = new double[lanes];
        double mostServers = 0;
        for (int cell = 0; cell < shares.length; cell++) {
            for (int lane = 0; lane < lanes; lane++) {
                rates[lane] += shares[cell] * demand.rate[lane][cell];
                services[lane] += shares[cell] * demand.work(lane, cell);
                squares[lane] += shares[cell] * demand.square[lane][cell];
            }
            mostServers = shares[cell] > 0 ? Math.max(mostServers, demand.servers[cell]) : mostServers;
        }
        servers = mostServers;
        allRate = Arrays.stream(rates).sum();
        work = Arrays.stream(services).sum();
        square = Arrays.stream(squares).sum() / allRate;
        for (int lane = 0; lane < lanes; lane++) {
            services[lane] = rates[lane] == 0 ? 0 : services[lane] / rates[lane];
            squares[lane] = rates[lane] == 0 ? 0 : squares[lane] / rates[lane];
        }
    }

    private double service() {
        return work / allRate;
    }

    /** Squared coefficient of variation of all service times. */
    private double variation() {
        return square / (service() * service()) - 1;
    }

    private double rho() {
        return work / servers;
    }

    /** @param limit the load from which on nothing is expected */
    Expectation expectation(@Nullable Hindrance known, double limit) {
        Hindrance why = known != null ? known : allRate == 0 ? Hindrance.NO_TRAFFIC : arriving.hindrance();
        if (why != null) {
            return Expectation.none(why);
        } else if (Double.isInfinite(servers)) {
            return of(Formula.UNLIMITED, 0, 0, 0, fill(0));
        } else if (!(square < Double.POSITIVE_INFINITY)) {
            return Expectation.none(Hindrance.VARIANCE);
        }
        Expectation bounded = bounded();
        if (bounded != null) {
            return bounded;
        } else if (!(rho() < limit)) {
            return Expectation.none(Hindrance.TOO_BUSY);
        }
        Expectation found = demand.isUrgentFirst() && demand.lanes.size() > 1 ? urgentFirst() : together();
        return checked(found);
    }

    /** One lane with so little room that it matters; null if that is not so. */
    private @Nullable Expectation bounded() {
        int room = Math.min(demand.lanes.get(0).capacity(), demand.stage.sharedCapacity());
        if (demand.lanes.size() > 1 || room == Integer.MAX_VALUE || isRoomy(room, mean())) {
            return null;
        }
        LaneSpec lane = demand.lanes.get(0);
        boolean turnsAway = lane.overflow() instanceof DropNewest || lane.overflow() instanceof Reject;
        if (!turnsAway || !arriving.isPoisson() || !demand.isInOrder() || expires < Double.POSITIVE_INFINITY) {
            return Expectation.none(Hindrance.BOUNDED);
        } else if (room == 0) {
            return of(Formula.ERLANG_B, 0, 0, Queues.erlangB((int) servers, work), fill(0));
        } else if (!isExponential()) {
            return Expectation.none(Hindrance.BOUNDED);
        }
        Queues.Bounded found = Queues.bounded(allRate, service(), (int) servers, room);
        return of(Formula.M_M_C_K, found.meanWait(), Double.NaN, found.loss(), fill(found.meanWait()));
    }

    private boolean isExponential() {
        return demand.exponential && Math.abs(variation() - 1) < 1e-9;
    }

    private boolean isRoomy(int room, double wait) {
        return rho() < MOST && room >= MANY_TIMES * Math.max(1, allRate * wait);
    }

    /** The mean wait in whatever order, as if there were room for all. */
    private double mean() {
        return Queues.allenCunneen(allRate, service(), (int) servers, arriving.variation(rho()), variation());
    }

    private Expectation together() {
        boolean inOrder = demand.isInOrder();
        // an order that does not look at service times leaves the mean of all as it is (Kleinrock 1965)
        if (demand.stage.dispatch() instanceof Bulkhead) {
            return Expectation.none(Hindrance.DISPATCH);
        } else if (!inOrder && Double.isNaN(demand.onlyMean)) {
            return Expectation.none(Hindrance.DISPATCH);
        }
        double[] none = fill(Double.NaN);
        if (arriving.isPoisson() && isExponential()) {
            double wait = Queues.meanWait(allRate, service(), (int) servers);
            double p95 = inOrder ? Queues.waitPercentile(P95, allRate, service(), (int) servers) : Double.NaN;
            return of(Formula.ERLANG_C, wait, p95, 0, inOrder ? fill(wait) : none);
        } else if (arriving.isPoisson() && servers == 1) {
            double wait = Queues.pollaczekKhinchine(allRate, service(), variation());
            Formula which = variation() < 1e-12 ? Formula.M_D_1 : Formula.POLLACZEK_KHINCHINE;
            return of(which, wait, Double.NaN, 0, inOrder ? fill(wait) : none);
        } else if (arriving.isByTheClock() && isExponential() && servers == 1) {
            double wait = Queues.regularArrivals(allRate, service());
            return of(Formula.D_M_1, wait, Double.NaN, 0, inOrder ? fill(wait) : none);
        }
        double wait =
                servers == 1 ? Queues.kingman(allRate, service(), arriving.variation(rho()), variation()) : mean();
        if (!(wait < Double.POSITIVE_INFINITY)) {
            return Expectation.none(Hindrance.VARIANCE);
        }
        return of(
                servers == 1 ? Formula.KINGMAN : Formula.ALLEN_CUNNEEN,
                wait,
                Double.NaN,
                0,
                inOrder ? fill(wait) : none);
    }

    private Expectation urgentFirst() {
        double[] waits;
        Formula formula;
        if (arriving.isPoisson() && servers == 1) {
            double[] variations = new double[rates.length];
            Arrays.setAll(
                    variations,
                    lane -> services[lane] == 0 ? 0 : squares[lane] / (services[lane] * services[lane]) - 1);
            waits = Queues.cobham(rates, services, variations);
            formula = Formula.COBHAM;
        } else if (arriving.isPoisson() && isExponential()) {
            waits = Queues.cobham(rates, service(), (int) servers);
            formula = Formula.COBHAM;
        } else {
            double factor = (arriving.variation(rho()) + variation()) / 2;
            waits = Arrays.stream(loadsOfOne()).map(wait -> wait * factor).toArray();
            formula = Formula.COBHAM_ALLEN_CUNNEEN;
        }
        double all = 0;
        for (int lane = 0; lane < rates.length; lane++) {
            all += rates[lane] == 0 ? 0 : rates[lane] / allRate * waits[lane];
        }
        return of(formula, all, Double.NaN, 0, waits);
    }

    /** Cobham's waits as if every message took the mean time of all, by the loads as they are. */
    private double[] loadsOfOne() {
        double[] alike = new double[rates.length];
        Arrays.setAll(alike, lane -> rates[lane] * services[lane] / service());
        return Queues.cobham(alike, service(), (int) servers);
    }

    private Expectation checked(Expectation found) {
        if (found.formula() == null) {
            return found;
        } else if (!(found.meanWait() < Double.POSITIVE_INFINITY)) {
            return Expectation.none(Hindrance.VARIANCE);
        }
        double longest = found.meanWait() / NANOS;
        for (int lane = 0; lane < rates.length; lane++) {
            double wait = Double.isNaN(found.lanes().get(lane))
                    ? found.meanWait()
                    : found.lanes().get(lane);
            int room = demand.lanes.get(lane).capacity();
            longest = rates[lane] > 0 ? Math.max(longest, wait / NANOS) : longest;
            if (rates[lane] > 0 && room < MANY_TIMES * Math.max(1, rates[lane] * wait / NANOS)) {
                return Expectation.none(Hindrance.BOUNDED);
            }
        }
        if (demand.stage.sharedCapacity() < MANY_TIMES * Math.max(1, allRate * found.meanWait() / NANOS)) {
            return Expectation.none(Hindrance.BOUNDED);
        }
        return expires < MANY_TIMES * (longest + service()) ? Expectation.none(Hindrance.EXPIRY) : found;
    }

    private double[] fill(double value) {
        double[] values = new double[rates.length];
        Arrays.fill(values, value);
        return values;
    }

    /** @param waits seconds, by lane */
    private Expectation of(Formula formula, double wait, double p95, double loss, double[] waits) {
        List<Double> lanes = new ArrayList<>();
        for (int lane = 0; lane < waits.length; lane++) {
            lanes.add(rates[lane] > 0 ? waits[lane] * NANOS : Double.NaN);
        }
        return new Expectation(formula, null, wait * NANOS, p95 * NANOS, loss, List.copyOf(lanes));
    }
}
