package buzzville.clock;

/**
 * A stamp of a hybrid logical clock.
 *
 * @param time the greatest local time, in nanoseconds, of all events that it knows of
 * @param count tells apart what has the same time, from 0
 */
public record HybridStamp(long time, int count) implements Comparable<HybridStamp> {
    @Override
    public int compareTo(HybridStamp other) {
        int byTime = Long.compare(time, other.time);
        return byTime != 0 ? byTime : Integer.compare(count, other.count);
    }
}
