package buzzville.city.life;

/**
 * A part of the way from a happening to the last action.
 *
 * @param place where: a service, a partition of the broker, whoever reported or acted; on the network with an arrow
 * @param lane in which it waited; empty elsewhere
 * @param message whose time it was
 * @param from virtual nanoseconds
 * @param until virtual nanoseconds, after {@code from}
 */
public record Leg(Kind kind, String place, String lane, Mention message, long from, long until) {
    /** What time is spent on. */
    public enum Kind {
        /** It has happened and nobody has reported it. */
        NOTICING,
        /** In a lane, in a window, with a busy worker, put off or between two attempts. */
        WAITING,
        SERVICE,
        NETWORK,
        /** Held back where there is no room or no leave. */
        BLOCKED,
        /** Served, and what follows is meant to come later. */
        PLANNED;

        static Kind of(Phase phase) {
            return switch (phase) {
                case NOTICING -> NOTICING;
                case HELD, COMMIT, DOOR, ORDER, OUTSIDE, HANDING -> BLOCKED;
                case TO_BROKER, TO_SERVICE -> NETWORK;
                case OUTBOX, LOG, UNSERVED, PUT_OFF, WINDOW, MERGED, LANE, PREFETCHED, PAUSE -> WAITING;
                case SERVICE -> SERVICE;
            };
        }
    }

    public long length() {
        return until - from;
    }
}
