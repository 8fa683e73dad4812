package buzzville.city;

import buzzville.network.Hop;
import buzzville.network.Link;
import buzzville.random.Distribution;
import buzzville.random.Streams;
import buzzville.scenario.LinkSpec;
import buzzville.scenario.NetworkSpec;
import buzzville.scenario.WaySpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways through the network of one city. */
final class Ways {
    /**
     * A way that somebody takes.
     *
     * @param toBroker whether it is that between producers and the broker, in either direction
     * @param service whose way it is, or null for all
     */
    private record Laid(Hop hop, boolean toBroker, @Nullable String service, boolean lossless) {}

    private final Collection<String> zones;
    private final Streams streams;
    private NetworkSpec network;
    private final List<Laid> laid = new ArrayList<>();

    /** @param zones names, in the order of their numbers */
    Ways(NetworkSpec network, Collection<String> zones, Streams streams) {
        this.network = network;
        this.zones = zones;
        this.streams = streams;
    }

    /** A way between producers and the broker; the name aims its draws. */
    Hop toBroker(String name) {
        return lay(hop(name, network.toBroker(), null), true, null, false);
    }

    /** The same for what is sent again until it arrives. */
    Hop toBrokerLossless(String name) {
        return lay(hop(name, network.toBroker(), null).lossless(), true, null, true);
    }

    /** A way between the broker and a service. */
    Hop toService(String name, String service) {
        return lay(hop(name, network.toServices(), service), false, service, false);
    }

    /** The same for what is sent again until it arrives. */
    Hop toServiceLossless(String name, String service) {
        return lay(hop(name, network.toServices(), service).lossless(), false, service, true);
    }

    /** What is sent from now on takes these ways. */
    void keepTo(NetworkSpec other) {
        network = other;
        for (Laid each : laid) {
            WaySpec way = each.toBroker() ? network.toBroker() : network.toServices();
            Links links = links(way, each.service());
            each.hop()
                    .keepTo(
                            each.lossless() ? safe(links.outside()) : links.outside(),
                            each.lossless()
                                    ? links.byZone().stream().map(Ways::safe).toList()
                                    : links.byZone());
        }
    }

    private Hop lay(Hop hop, boolean toBroker, @Nullable String service, boolean lossless) {
        laid.add(new Laid(hop, toBroker, service, lossless));
        return hop;
    }

    private record Links(Link outside, List<Link> byZone) {}

    private Hop hop(String name, WaySpec way, @Nullable String service) {
        Links links = links(way, service);
        return new Hop(
                links.outside(), links.byZone(), streams.draws(name + "/latency"), streams.draws(name + "/loss"));
    }

    private Links links(WaySpec way, @Nullable String service) {
        LinkSpec own = service == null ? null : way.services().get(service);
        Distribution latency = own != null && own.latency() != null ? own.latency() : way.latency();
        double loss = own != null && own.loss() != null ? own.loss() : way.loss();
        Link outside = link(latency, loss);
        List<Link> byZone = new ArrayList<>();
        for (String zone : zones) {
            LinkSpec there = way.zones().get(zone);
            byZone.add(
                    there == null
                            ? outside
                            : link(
                                    there.latency() != null ? there.latency() : latency,
                                    there.loss() != null ? there.loss() : loss));
        }
        return new Links(outside, byZone);
    }

    private static Link link(@Nullable Distribution latency, double loss) {
        return new Link(latency == null ? null : latency.sampler(), loss);
    }

    private static Link safe(Link link) {
        return new Link(link.latency(), 0);
    }
}
