package buzzville.city.life;

import buzzville.consumer.Crew;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody saw who looked around at that moment. */
public sealed interface Detail {
    /**
     * Messages of one kind.
     *
     * @param number how many
     */
    record Count(String priority, String event, long number) {}

    /**
     * The service of another message.
     *
     * @param took virtual nanoseconds
     */
    record Service(Mention message, long took) {}

    /**
     * A queue that a message comes to stand in.
     *
     * @param lane its lane
     * @param waiting how many wait in that lane before it
     * @param capacity most that may; {@link Integer#MAX_VALUE} when unlimited
     * @param waitingInAll in all lanes of the stage
     * @param ahead those that wait in any lane, the most frequent kind first
     * @param crew the workers; null where nobody knows them
     */
    record Queue(
            String lane,
            int waiting,
            int capacity,
            int waitingInAll,
            List<Count> ahead,
            @Nullable Crew crew) implements Detail {}

    /**
     * Something for which a message is held back.
     *
     * @param sender the process from which it is to come
     * @param message null for any word of a sender of whom nothing has been heard for long
     * @param waited for so long, virtual nanoseconds; 0 while it is waited for
     * @param end what became of it
     */
    record Missing(String sender, @Nullable Mention message, long waited, End end) {}

    /** What became of what was waited for. */
    enum End {
        /** It is waited for. */
        OPEN,
        /** It has come, or has ended so that it cannot come. */
        SETTLED,
        /** Nobody waits for it any longer, because patience is over. */
        GIVEN_UP
    }

    /**
     * Why a message is held back for the sake of order, or was.
     *
     * @param missing what it waits for, at most {@value #MOST}, and {@code inAll} how many that is
     * @param late whether one had gone before that should have gone after it
     */
    record Order(List<Missing> missing, int inAll, boolean late) implements Detail {
        /** Most that are named. */
        static final int MOST = 20;
    }

    /**
     * What went on at a stage while a message waited.
     *
     * @param lane where it waited
     * @param waited how long, virtual nanoseconds
     * @param served others that went before it, the most frequent kind first
     * @param longest the longest services of others that ended meanwhile, the longest first
     * @param breakerOpen for how long an open breaker let nobody pass, virtual nanoseconds
     * @param handing workers who wait now for a subscription that has no room
     * @param rebalances of the group of its workers, as far as they are measured
     * @param crew the workers now; null where nobody knows them
     */
    record Meanwhile(
            String lane,
            long waited,
            List<Count> served,
            List<Service> longest,
            long breakerOpen,
            int handing,
            long rebalances,
            @Nullable Crew crew)
            implements Detail {}
}
