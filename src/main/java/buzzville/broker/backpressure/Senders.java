package buzzville.broker.backpressure;

import buzzville.message.Message;
import buzzville.message.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everybody who has sent anything so far, but those who are exempt. */
final class Senders {
    /** All senders of one origin. */
    private static final class Group {
        private final Map<Integer, Sender> byInstance = new HashMap<>();
        private @Nullable Terms terms;

        Group(@Nullable Terms terms) {
            this.terms = terms;
        }
    }

    private final Throttle.Contracts contracts;
    private final IdentityHashMap<Origin, Group> groups = new IdentityHashMap<>();
    private final List<Sender> all = new ArrayList<>();

    Senders(Throttle.Contracts contracts) {
        this.contracts = contracts;
    }

    /** In the order of first messages. */
    List<Sender> all() {
        return all;
    }

    /** Who sends a message, known from now on; null for whoever is exempt. */
    @Nullable
    Sender of(Message message, Pressure pressure) {
        Group group = groups.computeIfAbsent(message.origin, origin -> new Group(contracts.of(origin)));
        if (group.terms == null) {
            return null;
        }
        Sender sender = group.byInstance.get(message.instance);
        if (sender == null) {
            sender = new Sender(all.size(), message, group.terms, pressure);
            group.byInstance.put(message.instance, sender);
            all.add(sender);
        }
        return sender;
    }

    /** Another policy holds all of them back from now on, and may have other terms for them. */
    void keepTo(Pressure pressure) {
        groups.forEach((origin, group) -> group.terms = contracts.of(origin));
        groups.values().forEach(group -> {
            Terms terms = group.terms;
            if (terms != null) {
                group.byInstance.values().forEach(sender -> sender.keepTo(terms));
            }
        });
        all.forEach(sender -> sender.keepTo(pressure));
    }
}
