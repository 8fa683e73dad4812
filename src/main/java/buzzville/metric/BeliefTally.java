package buzzville.metric;

import buzzville.codec.Codec;
import buzzville.codec.Coded;

/** How long what a service believed of the state of things was wrong, in the measured interval, over all of them together. */
public final class BeliefTally implements Coded {
    private final Span span;
    private final Sum128 wrong = new Sum128();
    private final Sum128 right = new Sum128();
    private final Sum128 unknown = new Sum128();
    private long things;
    private long updates;
    private long outOfOrder;
    private long leftWrong;

    public BeliefTally(Span span) {
        this.span = span;
    }

    /** There are so many more things to believe something of. */
    public void about(int more) {
        things += more;
    }

    /** A belief was wrong, or nothing had been heard at all, from one instant to another. */
    public void astray(long from, long to, boolean known) {
        add(known ? wrong : unknown, from, to);
    }

    /** A belief was the truth from one instant to another. */
    public void agreed(long from, long to) {
        add(right, from, to);
    }

    private void add(Sum128 sum, long from, long to) {
        long inside = Math.min(to, span.to()) - Math.max(from, span.from());
        if (inside > 0) {
            sum.add(inside);
        }
    }

    /**
     * The service was told of a change.
     *
     * @param late whether it had been told of a later one before
     * @param misled whether it believed the older one, and wrongly
     */
    public void told(long now, boolean late, boolean misled) {
        if (span.covers(now)) {
            updates++;
            outOfOrder += late ? 1 : 0;
            leftWrong += misled ? 1 : 0;
        }
    }

    /** Adds another tally. */
    public void add(BeliefTally other) {
        things += other.things;
        wrong.add(other.wrong);
        right.add(other.right);
        unknown.add(other.unknown);
        updates += other.updates;
        outOfOrder += other.outOfOrder;
        leftWrong += other.leftWrong;
    }

    /** Nanoseconds during which the belief differed from the truth. */
    public Sum128 wrong() {
        return wrong;
    }

    /** Nanoseconds during which the belief was the truth. */
    public Sum128 right() {
        return right;
    }

    /** Of the time in which anything was believed, the share in which that was wrong; NaN if nothing ever was. */
    public double wrongShare() {
        return wrong.toDouble() / (wrong.toDouble() + right.toDouble());
    }

    /** Nanoseconds before the first news. */
    public Sum128 unknown() {
        return unknown;
    }

    /** Of how many things, counted once for each instance of the service. */
    public long things() {
        return things;
    }

    /** Changes that it was told of. */
    public long updates() {
        return updates;
    }

    /** Those of them that were older than one that it had been told of before. */
    public long outOfOrder() {
        return outOfOrder;
    }

    /** Those of these that overwrote the newer one and left the belief wrong. */
    public long leftWrong() {
        return leftWrong;
    }

    @Override
    public void code(Codec codec) {
        things = codec.number(things);
        updates = codec.number(updates);
        outOfOrder = codec.number(outOfOrder);
        leftWrong = codec.number(leftWrong);
        codec.all(wrong, right, unknown);
    }
}
