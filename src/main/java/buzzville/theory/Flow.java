package buzzville.theory;

/**
 * How many messages a second, cell by cell.
 *
 * <p>Apart are those that follow the key {@code load} and those that do not, so that the load at which something reaches one can
 * be solved for; and of each how many are the first report of their incident.
 */
final class Flow {
    final double[] moving;
    final double[] fixed;
    final double[] movingNews;
    final double[] fixedNews;

    Flow(int cells) {
        this(new double[cells], new double[cells], new double[cells], new double[cells]);
    }

    private Flow(double[] moving, double[] fixed, double[] movingNews, double[] fixedNews) {
        this.moving = moving;
        this.fixed = fixed;
        this.movingNews = movingNews;
        this.fixedNews = fixedNews;
    }

    Flow copy() {
        return new Flow(moving.clone(), fixed.clone(), movingNews.clone(), fixedNews.clone());
    }

    double rate(int cell) {
        return moving[cell] + fixed[cell];
    }

    void add(Flow other) {
        add(moving, other.moving);
        add(fixed, other.fixed);
        add(movingNews, other.movingNews);
        add(fixedNews, other.fixedNews);
    }

    /** Adds so many messages a second to one cell. */
    void add(int cell, double rate, double news, boolean moves) {
        (moves ? moving : fixed)[cell] += rate;
        (moves ? movingNews : fixedNews)[cell] += news;
    }

    /** How many there are in all. */
    double total(Cells cells) {
        double sum = 0;
        for (int cell = 0; cell < moving.length; cell++) {
            sum += rate(cell) * cells.length(cell);
        }
        return sum;
    }

    /**
     * What is caused by some of these.
     *
     * @param passes the share of these, by cell, that is processed
     * @param onlyNews whether later reports cause nothing
     * @param each how many each causes on average
     * @param some the probability that it causes any
     */
    Flow caused(double[] passes, boolean onlyNews, double each, double some) {
        Flow effect = new Flow(moving.length);
        for (int cell = 0; cell < moving.length; cell++) {
            double moved = (onlyNews ? movingNews : moving)[cell] * passes[cell];
            double unmoved = (onlyNews ? fixedNews : fixed)[cell] * passes[cell];
            effect.moving[cell] = moved * each;
            effect.fixed[cell] = unmoved * each;
            effect.movingNews[cell] = movingNews[cell] * passes[cell] * some;
            effect.fixedNews[cell] = fixedNews[cell] * passes[cell] * some;
        }
        return effect;
    }

    /** The same so much later; what comes after the end is left out. */
    Flow later(Cells cells, double nanos) {
        long delay = Math.round(nanos);
        return delay == 0
                ? this
                : new Flow(
                        later(moving, cells, delay),
                        later(fixed, cells, delay),
                        later(movingNews, cells, delay),
                        later(fixedNews, cells, delay));
    }

    private static double[] later(double[] rates, Cells cells, long delay) {
        double[] shifted = new double[rates.length];
        for (int cell = 0; cell < rates.length; cell++) {
            if (rates[cell] == 0 || cells.from(cell) + delay >= cells.end()) {
                continue;
            }
            long from = cells.from(cell) + delay;
            long to = cells.to(cell) + delay;
            for (int into = cells.at(from); into < rates.length && cells.from(into) < to; into++) {
                shifted[into] += rates[cell] * cells.overlap(into, from, to) / cells.length(into);
            }
        }
        return shifted;
    }

    private static void add(double[] sum, double[] more) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
    }
}
