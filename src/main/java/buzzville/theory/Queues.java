package buzzville.theory;

/**
 * The formulas of queueing theory. Rates are per second and times in seconds unless another unit is used for both; a load is
 * rate times mean service time, in servers' worth of work.
 */
public final class Queues {
    private static final double TINY = 1e-300;
    private static final int MOST_STEPS = 10_000_000;

    private Queues() {}

    /**
     * The share of messages that find all servers busy where nobody may wait (M/G/c/c): A. K. Erlang, "Solution of some problems
     * in the theory of probabilities of significance in automatic telephone exchanges", 1917. By the recursion B(n) = a B(n-1) /
     * (n + a B(n-1)).
     *
     * @param servers at least 0
     * @param load rate times mean service time, 0 or more
     */
    public static double erlangB(int servers, double load) {
        double blocked = 1;
        for (int n = 1; n <= servers; n++) {
            blocked = load * blocked / (n + load * blocked);
        }
        return blocked;
    }

    /**
     * The share of messages that have to wait where all may (M/M/c): Erlang 1917, C = c B / (c - a (1 - B)). At a load of as much
     * as there are servers, or more, it is 1.
     */
    public static double erlangC(int servers, double load) {
        if (!(load < servers)) {
            return 1;
        }
        double blocked = erlangB(servers, load);
        return servers * blocked / (servers - load * (1 - blocked));
    }

    /** The mean wait in M/M/c, first come, first served or any other order that does not look at service times: C / (c/s - r). */
    public static double meanWait(double rate, double service, int servers) {
        double load = rate * service;
        return load < servers ? erlangC(servers, load) * service / (servers - load) : Double.POSITIVE_INFINITY;
    }

    /**
     * A percentile of the wait in M/M/c, first come, first served: P(W > t) = C exp(-(c/s - r) t).
     *
     * @param p from 0 to 1, such as 0.95
     */
    public static double waitPercentile(double p, double rate, double service, int servers) {
        double load = rate * service;
        if (!(load < servers)) {
            return Double.POSITIVE_INFINITY;
        }
        double waits = erlangC(servers, load);
        return waits <= 1 - p ? 0 : StrictMath.log(waits / (1 - p)) * service / (servers - load);
    }

    /**
     * The mean wait in M/G/1: F. Pollaczek 1930 and A. Khinchine 1932, r s (1 + cv^2) s / (2 (1 - r s)).
     *
     * @param variation squared coefficient of variation of the service time; 0 makes it M/D/1
     */
    public static double pollaczekKhinchine(double rate, double service, double variation) {
        double rho = rate * service;
        return rho < 1 ? rho * service * (1 + variation) / (2 * (1 - rho)) : Double.POSITIVE_INFINITY;
    }

    /**
     * The mean wait in D/M/1, arrivals by the clock at one exponential server: x s / (1 - x), where x = exp(-(1 - x) / rho) is
     * the least positive root (L. Kleinrock, "Queueing Systems" 1, 1975, section 6.4).
     */
    public static double regularArrivals(double rate, double service) {
        double rho = rate * service;
        if (!(rho < 1)) {
            return Double.POSITIVE_INFINITY;
        }
        double root = 0;
        double next = StrictMath.exp(-1 / rho);
        for (int i = 0; i < 100_000 && next - root > 1e-15; i++) {
            root = next;
            next = StrictMath.exp(-(1 - root) / rho);
        }
        return next * service / (1 - next);
    }

    /**
     * The mean wait in G/G/1, an approximation that is exact for M/G/1 and right in heavy traffic: J. F. C. Kingman, "The single
     * server queue in heavy traffic", 1961, rho / (1 - rho) x (ca^2 + cs^2) / 2 x s.
     *
     * @param arrivals squared coefficient of variation of the gaps between arrivals
     * @param services that of the service times
     */
    public static double kingman(double rate, double service, double arrivals, double services) {
        double rho = rate * service;
        return rho < 1 ? rho / (1 - rho) * (arrivals + services) / 2 * service : Double.POSITIVE_INFINITY;
    }

    /**
     * The mean wait in G/G/c, an approximation: that of M/M/c times (ca^2 + cs^2) / 2. A. O. Allen, "Probability, Statistics, and
     * Queueing Theory", 1978; J. R. Cunneen's rule.
     */
    public static double allenCunneen(double rate, double service, int servers, double arrivals, double services) {
        return meanWait(rate, service, servers) * (arrivals + services) / 2;
    }

    /**
     * The mean waits of priority classes at one server that is never interrupted (M/G/1): A. Cobham, "Priority assignment in
     * waiting line problems", Operations Research 2, 1954. W(k) = W0 / ((1 - s(k-1)) (1 - s(k))), with W0 = sum of r E[S^2] / 2
     * and s(k) the load of class k and all more urgent ones; a class with s(k) of 1 or more waits for ever.
     *
     * @param rates by class, the most urgent first
     * @param services mean service times, as many
     * @param variations their squared coefficients of variation, as many
     */
    public static double[] cobham(double[] rates, double[] services, double[] variations) {
        double underWay = 0;
        for (int k = 0; k < rates.length; k++) {
            underWay += rates[k] * services[k] * services[k] * (1 + variations[k]) / 2;
        }
        double[] loads = new double[rates.length];
        for (int k = 0; k < rates.length; k++) {
            loads[k] = rates[k] * services[k];
        }
        return byUrgency(underWay, loads);
    }

    /**
     * The same at several servers where all classes have one exponential service time (M/M/c): W0 is C s / c (Cobham 1954).
     *
     * @param rates by class, the most urgent first
     */
    public static double[] cobham(double[] rates, double service, int servers) {
        double all = 0;
        double[] loads = new double[rates.length];
        for (int k = 0; k < rates.length; k++) {
            all += rates[k] * service;
            loads[k] = rates[k] * service / servers;
        }
        return byUrgency(erlangC(servers, all) * service / servers, loads);
    }

    private static double[] byUrgency(double underWay, double[] loads) {
        double[] waits = new double[loads.length];
        double before = 0;
        for (int k = 0; k < loads.length; k++) {
            double after = before + loads[k];
            waits[k] = after < 1 ? underWay / ((1 - before) * (1 - after)) : Double.POSITIVE_INFINITY;
            before = after;
        }
        return waits;
    }

    /**
     * M/M/c with room for so many to wait (M/M/1/K and M/M/c/K, K = servers + room): the share of messages that find no room, and
     * the mean wait of the others. The number present is a birth and death process, so p(n) is proportional to a^n / n! up to c
     * and falls or grows by a/c from there on (Kleinrock 1975, section 3.6).
     *
     * @param room how many may wait, 0 or more; with 0 it is Erlang B
     */
    public static Bounded bounded(double rate, double service, int servers, int room) {
        double load = rate * service;
        double ratio = load / servers;
        // weights are relative to the largest of them, so that they never overflow
        double largest = ratio <= 1 ? 1 : StrictMath.pow(ratio, -Math.min(room, MOST_STEPS));
        double none = largest / erlangB(servers, load);
        double all = none;
        double length = 0;
        double full = room == 0 ? largest : 0;
        double step = ratio <= 1 ? ratio : 1 / ratio;
        double weight = 1;
        for (int i = ratio <= 1 ? 1 : 0; i < room + (ratio <= 1 ? 1 : 0) && i < MOST_STEPS && weight > TINY; i++) {
            weight = i == 0 ? 1 : weight * step;
            int waiting = ratio <= 1 ? i : room - i;
            all += weight;
            length += waiting * weight;
            full = waiting == room ? weight : full;
        }
        double lost = full / all;
        return new Bounded(lost, length / all / (rate * (1 - lost)));
    }

    /**
     * What a queue with limited room does.
     *
     * @param loss share of messages that find no room, from 0 to 1
     * @param meanWait of those that find some
     */
    public record Bounded(double loss, double meanWait) {}

    /**
     * The squared coefficient of variation of the gaps between departures of a G/G/c queue, an approximation: 1 + (1 - rho^2)
     * (ca^2 - 1) + rho^2 (cs^2 - 1) / sqrt(c) (W. Whitt, "The queueing network analyzer", Bell System Technical Journal 62, 1983,
     * equation 39). It is 1 for M/M/c, exactly (P. J. Burke 1956).
     */
    public static double departures(double rho, int servers, double arrivals, double services) {
        return 1 + (1 - rho * rho) * (arrivals - 1) + rho * rho * (services - 1) / Math.sqrt(servers);
    }

    /**
     * That of the gaps between arrivals that come from several independent sources, an approximation: w v + 1 - w, where v is the
     * mean of the sources' by their rates, w = 1 / (1 + 4 (1 - rho)^2 (n - 1)) and 1 / n the sum of the squares of their shares
     * (Whitt 1983, equations 29 and 33; S. L. Albin 1984).
     *
     * @param mean by their rates
     * @param sources the effective number n of sources, at least 1
     */
    public static double superposition(double mean, double sources, double rho) {
        double weight = 1 / (1 + 4 * (1 - rho) * (1 - rho) * (sources - 1));
        return weight * mean + 1 - weight;
    }
}
