package buzzville.broker.admission;

import buzzville.message.Copy;
import buzzville.metric.Readings;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A bucket of tokens at work. All arithmetic is in whole units, of which a token has a fixed number and each step of time
 * brings a fixed number, so nothing drifts and every machine decides alike.
 *
 * <p>A message that is put off takes its tokens at once and leaves the balance negative; it may go when the balance would
 * have come back to zero. Those behind it then come later still, which keeps them in order.
 */
final class Bucket implements Admission {
    /** What a message costs. */
    interface Price {
        /** Tokens. */
        long of(Copy copy);
    }

    /** A message that was put off, until when, and the units that it has taken. */
    private record Debt(long until, long units) {}

    private static final long NANOS = 1_000_000_000;
    /** Neither credit nor debt exceeds it, so that no sum overflows. */
    private static final long MOST_UNITS = 1L << 61;
    /** Debts of at least so many tokens can be counted, whatever the rate. */
    private static final long DEBTS = 1_000;

    private static final MathContext PRECISE = new MathContext(40);
    private static final double LONGEST_NANOS = 1e18;

    private final Price price;
    private final long step;
    private final long token;
    private final long gain;
    private final long capacity;
    /** Most that may be put off at a time. */
    private final int queue;

    private final ArrayDeque<Debt> debts = new ArrayDeque<>();
    private long balance;
    private long steps;

    /**
     * A full bucket.
     *
     * @param rate tokens per second
     * @param burst tokens that it holds
     * @param step nanoseconds between two refills
     * @param queue most messages that may wait for their tokens; 0 sheds all that find too few
     */
    Bucket(double rate, int burst, long step, int queue, Price price) {
        this.price = price;
        this.step = step;
        this.queue = queue;
        long mostPerToken = MOST_UNITS / (burst + DEBTS);
        long[] perNano = simplest(rate, mostPerToken);
        this.token = perNano[1];
        this.capacity = burst * token;
        BigInteger perStep = BigInteger.valueOf(perNano[0]).multiply(BigInteger.valueOf(step));
        this.gain = perStep.min(BigInteger.valueOf(capacity)).longValueExact();
        this.balance = capacity;
    }

    /** Refuses what a bucket cannot count with. */
    static void check(double rate, int burst, long step) {
        if (!(rate > 0 && rate <= 1e9)) {
            throw new IllegalArgumentException(
                    "rate must be above 0/s and at most 1000000000/s, but is " + rate + "/s");
        }
        if (!(burst >= 1)) {
            throw new IllegalArgumentException("burst must be at least 1, but is " + burst);
        }
        if (!((burst + (double) DEBTS) / rate * NANOS <= LONGEST_NANOS)) {
            throw new IllegalArgumentException("rate " + rate + "/s is too low for a burst of " + burst
                    + "; expected one that brings a burst and " + DEBTS + " tokens more in 30 years");
        }
        BigDecimal perStep = BigDecimal.valueOf(rate).multiply(BigDecimal.valueOf(step, 9));
        if (step > 1 && perStep.compareTo(BigDecimal.valueOf(burst)) > 0) {
            throw new IllegalArgumentException("burst must be at least the tokens of one tick, "
                    + perStep.stripTrailingZeros().toPlainString() + ", but is " + burst
                    + ", so most of them would be lost");
        }
    }

    /** Tokens stay; those who wait for theirs take them again in the same order, at the new rate. */
    @Override
    public void begin(@Nullable Admission former, long now) {
        refill(now / step);
        if (!(former instanceof Bucket other)) {
            return;
        }
        other.refill(now / other.step);
        other.forget(now);
        long free = other.balance;
        for (Debt debt : other.debts) {
            free += debt.units();
        }
        balance = scaled(free, other);
        for (Debt debt : other.debts) {
            owe(scaled(debt.units(), other));
        }
    }

    @Override
    public long putOff(int place, long until) {
        return debts.stream().skip(place).findFirst().orElseThrow().until();
    }

    /** So many units of another bucket in units of this one, rounded down, and no more than it holds. */
    private long scaled(long units, Bucket other) {
        return BigInteger.valueOf(units)
                .multiply(BigInteger.valueOf(token))
                .divide(BigInteger.valueOf(other.token))
                .min(BigInteger.valueOf(capacity))
                .longValueExact();
    }

    /** Takes units that may not be there yet. @return when they are */
    private long owe(long units) {
        balance = Math.max(-MOST_UNITS, balance - units);
        long until = (steps + ceiling(Math.max(0, -balance), gain)) * step;
        debts.add(new Debt(until, units));
        return until;
    }

    /** Those who have gone owe nothing any more. */
    private void forget(long now) {
        while (!debts.isEmpty() && debts.element().until() <= now) {
            debts.remove();
        }
    }

    @Override
    public long admit(Copy copy, long now) {
        refill(now / step);
        long tokens = price.of(copy);
        if (tokens > capacity / token) {
            return SHED; // would not fit in a full bucket
        }
        long units = tokens * token;
        if (units <= balance) {
            balance -= units;
            return now;
        }
        forget(now);
        if (debts.size() >= queue || balance - units < -MOST_UNITS) {
            return SHED;
        }
        return owe(units);
    }

    /** Whoever was put off is lost and pays nothing. */
    @Override
    public void lostPutOff(long now) {
        refill(now / step);
        for (Debt debt : debts) {
            if (debt.until() > now) {
                balance = Math.min(capacity, balance + debt.units());
            }
        }
        debts.clear();
    }

    @Override
    public void showAtDoor(Copy copy, long now, Readings to) {
        to.number("tokens", Math.max(0, balance / (double) token)).number("burst", capacity / (double) token);
        to.rate("rate", gain / (double) token * NANOS / step);
        if (queue > 0) {
            to.number("waiting-for-tokens", debts.size()).number("room", queue);
        }
    }

    private void refill(long upTo) {
        long missing = capacity - balance;
        long passed = upTo - steps;
        steps = upTo;
        balance = passed >= ceiling(missing, gain) ? capacity : balance + passed * gain;
    }

    private static long ceiling(long units, long perStep) {
        return (units + perStep - 1) / perStep;
    }

    /**
     * The rate per nanosecond as the simplest fraction that reads as this very rate per second, so that 20/min is exactly one
     * third of a token per second; the nearest that is simple enough if there is none.
     *
     * @return numerator and denominator, both above 0
     */
    static long[] simplest(double perSecond, long mostBelow) {
        // Convergents of the continued fraction: a rest is above / below; p and q are the last two convergents
        BigDecimal exact = new BigDecimal(perSecond).movePointLeft(9).stripTrailingZeros();
        BigInteger above = exact.scale() > 0 ? exact.unscaledValue() : exact.toBigIntegerExact();
        BigInteger below = exact.scale() > 0 ? BigInteger.TEN.pow(exact.scale()) : BigInteger.ONE;
        BigInteger p = BigInteger.ONE;
        BigInteger q = BigInteger.ZERO;
        BigInteger lastP = BigInteger.ZERO;
        BigInteger lastQ = BigInteger.ONE;
        while (below.signum() > 0) {
            BigInteger[] whole = above.divideAndRemainder(below);
            BigInteger nextP = whole[0].multiply(p).add(lastP);
            BigInteger nextQ = whole[0].multiply(q).add(lastQ);
            if (nextQ.compareTo(BigInteger.valueOf(mostBelow)) > 0) {
                break;
            }
            lastP = p;
            lastQ = q;
            p = nextP;
            q = nextQ;
            if (p.signum() > 0 && reads(p, q) == perSecond) {
                break;
            }
            above = below;
            below = whole[1];
        }
        return p.signum() > 0 ? new long[] {p.longValueExact(), q.longValueExact()} : new long[] {1, mostBelow};
    }

    private static double reads(BigInteger p, BigInteger q) {
        return new BigDecimal(p.multiply(BigInteger.valueOf(NANOS)))
                .divide(new BigDecimal(q), PRECISE)
                .doubleValue();
    }
}
