package buzzville.city;

import buzzville.fault.Fault;
import buzzville.kernel.Simulation;
import buzzville.message.Message;
import buzzville.network.Hop;
import buzzville.network.Trouble;
import buzzville.scenario.incident.NetworkTrouble;
import buzzville.scenario.incident.NetworkWay;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What goes wrong on the ways through the network. */
final class NetworkFaults {
    private final Parts parts;
    private final Simulation simulation;
    private final List<Leg> legs;
    private final Parties parties;

    /** @param legs in the order in which they break */
    NetworkFaults(Parts parts, Simulation simulation, List<Leg> legs) {
        this.parts = parts;
        this.simulation = simulation;
        this.legs = List.copyOf(legs);
        this.parties = new Parties(parts.scenario);
    }

    /** Nothing arrives on a way; answers to producers break with their way to the broker, those of services with theirs. */
    List<Hit> outage(NetworkWay way) {
        List<Hit> hits = new ArrayList<>();
        for (Leg leg : legs) {
            boolean wanted = switch (leg.kind()) {
                case TO_BROKER, TO_PRODUCERS -> way != NetworkWay.TO_SERVICES;
                case TO_SERVICE, FROM_SERVICE -> way != NetworkWay.TO_BROKER;
                case ACKNOWLEDGEMENT -> false;
            };
            if (wanted && !leg.hop().isLossless()) {
                hits.add(Hit.of(
                        leg.name(), now -> leg.hop().goDown(), now -> leg.hop().comeUp()));
            }
        }
        return hits;
    }

    /** Trouble between some parties. */
    List<Hit> trouble(String incident, NetworkTrouble spec) {
        Trouble.Effect effect = new Trouble.Effect(
                Parts.sampler(spec.latency()),
                spec.loss(),
                spec.duplicate(),
                spec.reorder() == null ? 0 : spec.reorder().share(),
                spec.reorder() == null ? null : Parts.sampler(spec.reorder().by()),
                spec.partition());
        List<Hit> hits = new ArrayList<>();
        for (Leg leg : legs) {
            Predicate<Message> concerns = parties.on(leg, spec.senders(), spec.receivers());
            if (spec.isMutual()) {
                concerns = either(concerns, parties.on(leg, spec.receivers(), spec.senders()));
            }
            if (concerns != null) {
                String prefix = "incident/" + incident + "/" + leg.name() + "/";
                Trouble trouble = new Trouble(
                        effect, concerns, simulation::now, purpose -> parts.streams.draws(prefix + purpose));
                hits.add(new Hit(leg.name(), new Worse(leg.hop(), trouble)));
            }
        }
        return hits;
    }

    private static @Nullable Predicate<Message> either(
            @Nullable Predicate<Message> one, @Nullable Predicate<Message> other) {
        return one == null ? other : other == null ? one : one.or(other);
    }

    private record Worse(Hop hop, Trouble trouble) implements Fault {
        @Override
        public void begin(long now) {
            throw new IllegalStateException("a trouble knows when it ends");
        }

        @Override
        public void begin(long now, long until) {
            trouble.lasts(until);
            hop.beginTrouble(trouble);
        }

        @Override
        public void end(long now) {
            hop.endTrouble(trouble);
        }
    }
}
