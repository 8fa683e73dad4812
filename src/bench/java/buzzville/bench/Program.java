package buzzville.bench;

/** A simulator that can run the three models. */
interface Program {
    /** M/M/1 with mean service 1 and load 0.9; each customer is two events. */
    Pass mm1(int customers, long seed);

    /** So many pending events: the earliest happens and schedules another, an exponential delay of mean 1 ahead. */
    Pass hold(int pending, int holds, long seed);

    /**
     * Three classes (10, 60 and 30 %) in lanes of capacity unlimited, 1000 and 100, four workers, service of mean 1,
     * strict priority, 5.2 arrivals per unit of time.
     */
    Pass broker(int arrivals, long seed);
}
