package buzzville.city.clock;

/** What the clock of a process shows. True time goes in, and nobody in the city may be shown it. */
public interface LocalClock {
    /** A clock that is never wrong. */
    LocalClock PERFECT = new LocalClock() {
        @Override
        public long read(long now) {
            return now;
        }

        @Override
        public long bound(long now) {
            return 0;
        }
    };

    /** Local time at a true time, nanoseconds; {@code now} never goes back. */
    long read(long now);

    /** How wrong that may be at most, as far as the process knows, nanoseconds. */
    long bound(long now);
}
