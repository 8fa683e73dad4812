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

    /**
     * The same, each as much later as is drawn; what comes after the end is left out.
     *
     * @param bounds of equally likely parts of the delay, nanoseconds, rising
     */
    Flow later(Cells cells, long[] bounds) {
        int parts = bounds.length - 1;
        if (parts == 1) {
            return bounds[1] == 0 ? this : later(cells, bounds[0], bounds[1]);
        }
        Flow spread = new Flow(moving.length);
        for (int part = 0; part < parts; part++) {
            spread.add(later(cells, bounds[part], bounds[part + 1]), 1.0 / parts);
        }
        return spread;
    }

    /** The same, as much later as lies between two bounds, evenly. */
    private Flow later(Cells cells, long least, long most) {
        Flow shifted = new Flow(moving.length);
        for (int cell = 0; cell < moving.length; cell++) {
            // as wide as the wider of the two, so that what lies side by side stays so
            long width = Math.max(cells.to(cell) - cells.from(cell), most - least);
            long from = (cells.from(cell) + cells.to(cell) + least + most - width) / 2;
            long to = from + width;
            if (isQuiet(cell) || from >= cells.end()) {
                continue;
            }
            double thinned = (to - from) / 1e9;
            for (int into = cells.at(from); into < moving.length && cells.from(into) < to; into++) {
                shifted.take(
                        into,
                        this,
                        cell,
                        cells.length(cell),
                        thinned,
                        cells.overlap(into, from, to),
                        cells.length(into));
            }
        }
        return shifted;
    }

    private boolean isQuiet(int cell) {
        return moving[cell] == 0 && fixed[cell] == 0 && movingNews[cell] == 0 && fixedNews[cell] == 0;
    }

    /** Takes what lasted {@code length} in a cell of another, now lasts {@code now}, and lies in a cell of ours for {@code here}. */
    private void take(int into, Flow other, int cell, double length, double now, double here, double ours) {
        moving[into] += other.moving[cell] * length / now * here / ours;
        fixed[into] += other.fixed[cell] * length / now * here / ours;
        movingNews[into] += other.movingNews[cell] * length / now * here / ours;
        fixedNews[into] += other.fixedNews[cell] * length / now * here / ours;
    }

    private void add(Flow more, double weight) {
        add(moving, more.moving, weight);
        add(fixed, more.fixed, weight);
        add(movingNews, more.movingNews, weight);
        add(fixedNews, more.fixedNews, weight);
    }

    private static void add(double[] sum, double[] more, double weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i] * weight;
        }
    }

    private static void add(double[] sum, double[] more) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
    }
}
