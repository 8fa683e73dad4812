package buzzville.city;

import buzzville.message.EventKind;
import buzzville.message.KeyRule;
import buzzville.message.Message;
import buzzville.message.Origin;
import buzzville.message.Priority;
import buzzville.random.Identity;
import buzzville.random.Mix;

/**
 * What a process says to be heard of, as the network sees it: it comes from where its messages come from.
 *
 * @param zone index of its zone, or -1
 */
record Pulse(Origin origin, int instance, int zone) {
    private static final EventKind KIND = new EventKind(0, "heartbeat", Priority.values()[0], KeyRule.NONE, null, 0);
    private static final long SOURCE = Mix.hash("heartbeat");

    /** One that never publishes anything itself. */
    record Voice(String name) implements Origin {}

    /** What it says for the {@code ordinal}-th time. */
    Message beat(int ordinal) {
        long source = Identity.source(Mix.combine(SOURCE, Mix.hash(origin.name())), instance);
        return new Message(
                Identity.occurrence(source, ordinal), KIND, origin, instance, ordinal, zone, 0, Message.NEVER);
    }
}
