package buzzville.retry;

/**
 * What is left of a retry budget: what was earned and spent in the last ten tenths of its time to live, the present tenth
 * included, over a reserve.
 */
final class Tokens {
    private static final int TENTHS = 10;
    /** What one first attempt earns; a retry costs this over the share, so that sums are whole numbers. */
    private static final long EARNED = 1_000_000;

    private final long earned;
    private final long price;
    private final long reserve;
    private final long tenth;
    private final long[] ring = new long[TENTHS];
    private long current;
    private long sum;

    Tokens(RetryBudget budget) {
        this.earned = budget.share() > 0 ? EARNED : 0;
        this.price = budget.share() > 0 ? Math.round(EARNED / budget.share()) : EARNED;
        this.reserve = Math.round(budget.minimum() * (budget.ttl() / 1e9) * price);
        this.tenth = budget.ttl() / TENTHS;
    }

    void earn(long now) {
        move(now);
        add(earned);
    }

    /** Pays for a retry if there is enough. */
    boolean spend(long now) {
        move(now);
        if (sum + reserve < price) {
            return false;
        }
        add(-price);
        return true;
    }

    /** How many retries it would allow by now, in a row. */
    double left() {
        return Math.max(0, sum + reserve) / (double) price;
    }

    private void add(long more) {
        ring[(int) (current % TENTHS)] += more;
        sum += more;
    }

    /** Forgets what is older than the time to live. */
    private void move(long now) {
        long next = now / tenth;
        for (long forgotten = Math.max(current + 1, next - TENTHS + 1); forgotten <= next; forgotten++) {
            int place = (int) (forgotten % TENTHS);
            sum -= ring[place];
            ring[place] = 0;
        }
        current = next;
    }
}
