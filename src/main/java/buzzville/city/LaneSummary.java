package buzzville.city;

import buzzville.broker.Lane;
import buzzville.codec.Codec;
import buzzville.codec.Coded;
import buzzville.metric.Sum128;

/** How full a lane was, over the measured interval of one run or of several. */
public final class LaneSummary implements Coded {
    private final Sum128 area = new Sum128();
    private final Sum128 fullTime = new Sum128();
    private final Sum128 time = new Sum128();
    private long max;

    /** Adds what one lane measured over an interval of so many nanoseconds. */
    void add(Lane lane, long length) {
        area.add(lane.length().area());
        fullTime.add(lane.full().area());
        time.add(length);
        max = Math.max(max, lane.length().max());
    }

    /** Adds the same lane of another run or partition. */
    public void add(LaneSummary other) {
        area.add(other.area);
        fullTime.add(other.fullTime);
        time.add(other.time);
        max = Math.max(max, other.max);
    }

    /** Time average of the number waiting; over several instances or partitions, of one of them. */
    public double meanLength() {
        return area.toDouble() / time.toDouble();
    }

    public long maxLength() {
        return max;
    }

    /** Share of the time during which the lane was full, from 0 to 1. */
    public double shareOfTimeFull() {
        return fullTime.toDouble() / time.toDouble();
    }

    @Override
    public void code(Codec codec) {
        codec.all(area, fullTime, time);
        max = codec.number(max);
    }
}
