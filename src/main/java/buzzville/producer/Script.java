package buzzville.producer;

import buzzville.kernel.EventType;
import buzzville.kernel.Rank;
import buzzville.kernel.Simulation;
import buzzville.message.Keys;
import buzzville.message.Message;
import buzzville.message.Origin;
import buzzville.message.Publisher;
import buzzville.metric.SourceTally;
import buzzville.random.Identity;
import org.jspecify.annotations.Nullable;

/** A single message as an incident wants it: who sends it, when, and when the broker has it, whatever the network does. */
public final class Script implements Origin {
    private final String name;
    private final SourceTally sender;
    private final @Nullable SourceTally place;

    /**
     * A message that is pending.
     *
     * @param incident its name, for traces
     * @param key hash of the incident's name, for the identity of the message
     * @param name of the producer or witness that sends it
     * @param sender its tally
     * @param place the tally of the producer whose witness it is; null if it is none
     * @param happening what it reports
     * @param arrives when it is at the broker, not before it occurs
     */
    public Script(
            Simulation simulation,
            String incident,
            long key,
            String name,
            SourceTally sender,
            @Nullable SourceTally place,
            Player.Happening happening,
            long arrives,
            Publisher publisher,
            Keys keys,
            Census census) {
        this.name = name;
        this.sender = sender;
        this.place = place;
        EventType send = simulation.eventType(incident + "/send", Rank.INCIDENT_START, (now, argument) -> {
            int keyHash = keys.hash(happening.kind(), name, 0, happening.zone());
            Message message = new Message(
                    Identity.occurrence(key, 0, 0), happening.kind(), this, 0, 0, happening.zone(), keyHash, now);
            census.add(message);
            sender.occurred(now);
            sender.sent(now);
            if (place != null) {
                place.occurred(now);
            }
            publisher.happened(message);
            publisher.carry(message, now, arrives);
        });
        send.at(happening.at(), 0);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void held(Message message, long nanos) {
        sender.held(message.occurredAt, nanos);
        if (place != null) {
            place.held(message.occurredAt, nanos);
        }
    }
}
