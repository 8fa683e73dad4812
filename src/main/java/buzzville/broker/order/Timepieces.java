package buzzville.broker.order;

/** What processes read on their own clocks. */
public interface Timepieces {
    /** All clocks are right, and known to be. */
    Timepieces RIGHT = new Timepieces() {
        @Override
        public long read(String process, long now) {
            return now;
        }

        @Override
        public long bound(String process, long now) {
            return 0;
        }
    };

    /** What the clock of a process shows at a true time, nanoseconds; instants must not go back. */
    long read(String process, long now);

    /** How wrong that may be at most, nanoseconds. */
    long bound(String process, long now);
}
