package buzzville.clock;

/** Whom a clock asks, and how the questions travel. All times are true, in nanoseconds. */
public interface TimeServer {
    /** A question or an answer never arrives. */
    long LOST = -1;

    /** What the server's clock shows at an instant. */
    long read(long now);

    /** How wrong the server says that it may be at an instant, nanoseconds. */
    long bound(long now);

    /** How long the {@code poll}-th question takes, sent at {@code now}, or {@link #LOST}. */
    long there(int poll, long now);

    /** How long its answer takes, sent at {@code now}, or {@link #LOST}. */
    long back(int poll, long now);
}
