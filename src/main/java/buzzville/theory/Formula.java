package buzzville.theory;

import java.util.Locale;

/** A formula that gives waits or losses, and whether it is exact under what it assumes. */
public enum Formula {
    /** {@link Queues#meanWait}: Poisson arrivals, exponential service. */
    ERLANG_C(true),
    /** {@link Queues#erlangB}: Poisson arrivals, nobody waits. */
    ERLANG_B(true),
    /** {@link Queues#pollaczekKhinchine}: Poisson arrivals, one worker. */
    POLLACZEK_KHINCHINE(true),
    /** {@link Queues#pollaczekKhinchine}: Poisson arrivals, one worker, always the same service time. */
    M_D_1(true),
    /** {@link Queues#regularArrivals}: arrivals by the clock, one worker, exponential service. */
    D_M_1(true),
    /** {@link Queues#cobham}: Poisson arrivals, priorities without interruption. */
    COBHAM(true),
    /** {@link Queues#bounded}: Poisson arrivals, exponential service, limited room. */
    M_M_C_K(true),
    /** A worker for everybody: nobody waits. */
    UNLIMITED(true),
    /** {@link Queues#kingman}: one worker, any arrivals and service. */
    KINGMAN(false),
    /** {@link Queues#allenCunneen}: any arrivals and service. */
    ALLEN_CUNNEEN(false),
    /** {@link Queues#cobham} times (ca^2 + cs^2) / 2. */
    COBHAM_ALLEN_CUNNEEN(false);

    private final boolean exact;

    Formula(boolean exact) {
        this.exact = exact;
    }

    /** Whether it is exact where its assumptions hold. */
    public boolean isExact() {
        return exact;
    }

    /** Its name in files, such as {@code erlang-c}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
