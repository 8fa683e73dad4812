package buzzville.city;

import buzzville.consumer.Service;
import buzzville.message.Message;
import buzzville.message.Origin;
import buzzville.scenario.Scenario;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which messages go from some parties to others on a way. */
final class Parties {
    private static final String ANYBODY = "*";
    private static final String BROKER = "broker";

    private final Scenario scenario;
    private final List<String> zones;
    private final boolean calls;

    Parties(Scenario scenario) {
        this.scenario = scenario;
        this.zones = List.copyOf(scenario.zones().keySet());
        this.calls = scenario.broker().delivery().calls();
    }

    /** The messages on this way that some send and others receive; null if there can be none. */
    @Nullable
    Predicate<Message> on(Leg leg, List<String> senders, List<String> receivers) {
        boolean there = leg.kind() == Leg.Kind.TO_BROKER || leg.kind() == Leg.Kind.TO_SERVICE;
        List<String> nearTheSource = there ? senders : receivers;
        List<String> atTheOtherEnd = there ? receivers : senders;
        if (leg.service().isEmpty()) {
            return has(atTheOtherEnd, BROKER) ? sources(nearTheSource) : null;
        } else if (!isService(atTheOtherEnd, leg.service())) {
            return null;
        }
        // a call comes from its producer all the way, whatever is published from the broker
        return has(nearTheSource, BROKER) ? message -> true : calls ? called(sources(nearTheSource)) : null;
    }

    private static @Nullable Predicate<Message> called(@Nullable Predicate<Message> sources) {
        return sources == null ? null : message -> message.called && sources.test(message);
    }

    private static boolean has(List<String> parties, String party) {
        return parties.contains(ANYBODY) || parties.contains(party);
    }

    private static boolean isService(List<String> parties, String service) {
        return has(parties, "services") || parties.contains(service);
    }

    private @Nullable Predicate<Message> sources(List<String> parties) {
        if (parties.contains(ANYBODY)) {
            return message -> true;
        }
        boolean[] quarters = new boolean[zones.size() + 1];
        boolean any = false;
        for (int zone = 0; zone < zones.size(); zone++) {
            quarters[zone + 1] = parties.contains(zones.get(zone));
        }
        for (String party : parties) {
            any |= !party.equals(BROKER);
        }
        IdentityHashMap<Origin, Boolean> known = new IdentityHashMap<>();
        return any
                ? message -> quarters[message.zone + 1] && !(message.origin instanceof Service)
                        || known.computeIfAbsent(message.origin, origin -> isOne(origin, parties))
                : null;
    }

    private boolean isOne(Origin origin, List<String> parties) {
        if (origin instanceof Service) {
            return isService(parties, origin.name().replaceFirst("\\[\\d+]$", ""));
        }
        String place = scenario.placeOf(origin.name());
        return parties.contains("producers")
                || parties.contains(origin.name())
                || place != null && parties.contains(place);
    }
}
