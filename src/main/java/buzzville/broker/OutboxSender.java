package buzzville.broker;

import buzzville.broker.outbox.Outbox;
import buzzville.message.Message;
import buzzville.metric.OutboxTally;
import buzzville.random.Draws;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What all instances of a producer have in common that keep what they publish.
 *
 * @param tally the books of its outboxes
 * @param draws for the jitter of waits after refusals
 */
public record OutboxSender(Outbox policy, OutboxTally tally, Draws draws) {
    /** What one instance keeps. */
    static final class Box {
        /** Sent and not acknowledged, in the order in which they were sent first. */
        final List<Sending> inFlight = new ArrayList<>();
        /** Not sent so far. */
        final ArrayDeque<Sending> buffer = new ArrayDeque<>();
        /** Attempts that the broker has put aside until those before them are there, in the order of their coming. */
        final List<Message> early = new ArrayList<>();

        final int number;
        long turns;
        /** The latest turn that the broker has taken. */
        long latestTaken = -1;
        /** The broker is about to look again at what it has put aside. */
        boolean looks;

        Box(int number) {
            this.number = number;
        }
    }
}
