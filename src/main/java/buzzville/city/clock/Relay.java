package buzzville.city.clock;

import buzzville.causality.log.Circumstances;
import buzzville.causality.log.LoggedEvent.Kind;
import buzzville.clock.Carried;
import buzzville.message.Aggregate;
import buzzville.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A broker with clocks of its own: it receives what it admits, and sends it on under a name of its own when it hands it over, or
 * when the first service begins with it if some subscription has no room yet.
 *
 * <p>Every attempt to publish a message that it admits is received, and forwarded if it is handed over. Of what it puts together it
 * receives all at once. Phone calls do not pass it.
 */
final class Relay {
    private final Stamping stamping;
    private final Member broker;
    /** Messages are compared by identity of the object; whatever nobody has any more may be forgotten. */
    private final Map<Message, Step> admitted = new WeakHashMap<>();

    private final Map<Message, Carried> forwarded = new WeakHashMap<>();

    Relay(Stamping stamping, Member broker) {
        this.stamping = stamping;
        this.broker = broker;
    }

    void admitted(Message message) {
        if (!admitted.containsKey(message)) {
            List<Carried> brings = carried(message);
            if (!brings.isEmpty()) {
                receives(message, brings);
            }
        }
    }

    private Step receives(Message message, List<Carried> brings) {
        int event = stamping.write(broker, Kind.RECEIVE, message, brings, stamping.now(), stamping.about(message));
        Step step = stamping.step(broker, event);
        admitted.put(message, step);
        return step;
    }

    /** What a service gets from the broker; null where it gets what the origin sent. */
    @Nullable
    Carried forwarded(Message message) {
        Carried known = forwarded.get(message);
        if (known != null) {
            return known;
        }
        if (message instanceof Aggregate aggregate && aggregate.isBySubscription()) {
            return null;
        }
        List<Carried> brings = carried(message);
        if (brings.isEmpty()) {
            return null;
        }
        Step before = admitted.get(message);
        Step step = before == null ? receives(message, brings) : before;
        String name = brings.get(0).message();
        if (!stamping.inSteps()) {
            Circumstances circumstances = stamping.about(message).forwarding(name);
            step = new Step(stamping.write(broker, Kind.SEND, message, List.of(), stamping.now(), circumstances), null);
        } else if (step.event() > 0) {
            Circumstances received = stamping.chronicle().circumstances(step.event());
            stamping.chronicle().amend(step.event(), received.forwarding(name));
        }
        Carried sent = stamping.send(broker, step);
        forwarded.put(message, sent);
        return sent;
    }

    private static List<Carried> carried(Message message) {
        List<Carried> all = new ArrayList<>();
        Stamping.forEachOriginal(message, original -> {
            if (original.carried != null) {
                all.add(original.carried);
            }
        });
        return all;
    }
}
