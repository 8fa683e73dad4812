package buzzville.producer;

/** An arrival process at work for one crowd. The first arrival is known from the start. */
public interface Arrivals {
    /** No further arrival is known. */
    long NEVER = Long.MAX_VALUE;

    /** The instant of the next arrival in the crowd's own time, nanoseconds; {@link #NEVER} when there is none. */
    long next();

    /** Which member of the crowd it is, from 0; only when there is a next. */
    int member();

    /** Moves on to the arrival after the next. */
    void advance();

    /** A message of this member has ended everywhere, at this instant of the crowd's own time. */
    default void settled(int member, long ownTime) {}
}
