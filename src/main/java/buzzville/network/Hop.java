package buzzville.network;

import buzzville.message.Message;
import buzzville.message.Way;
import buzzville.random.Draws;
import java.util.Arrays;
import java.util.List;

/**
 * One way through the network, such as from producers to the broker. Each trip draws for itself, so messages overtake each
 * other when the latency varies.
 */
public final class Hop implements Way {
    private Link outside;
    private final Link[] byZone;
    private final Draws latencies;
    private final Draws losses;
    private boolean ideal;
    /** Whether what is lost is sent again until it arrives. */
    private final boolean lossless;

    private int outages;
    private Trouble[] troubles = {};
    /** Whether every trip is immediate and safe right now. */
    private boolean open;

    /**
     * A way.
     *
     * @param outside the link for messages outside all zones
     * @param byZone the link for each zone, by index
     * @param latencies draws for the delays
     * @param losses draws for the losses
     */
    public Hop(Link outside, List<Link> byZone, Draws latencies, Draws losses) {
        this(outside, byZone, latencies, losses, false);
    }

    private Hop(Link outside, List<Link> byZone, Draws latencies, Draws losses, boolean lossless) {
        this.lossless = lossless;
        this.outside = outside;
        this.byZone = byZone.toArray(new Link[0]);
        this.latencies = latencies;
        this.losses = losses;
        this.ideal = outside.equals(Link.IDEAL) && byZone.stream().allMatch(Link.IDEAL::equals);
        look();
    }

    /** Whether every trip is immediate and safe as long as nothing breaks. */
    public boolean ideal() {
        return ideal;
    }

    /** What is sent from now on takes other links; the same zones as before. */
    public void keepTo(Link otherwise, List<Link> zones) {
        outside = otherwise;
        zones.toArray(byZone);
        ideal = outside.equals(Link.IDEAL) && zones.stream().allMatch(Link.IDEAL::equals);
        look();
    }

    /** Whether what is lost is sent again until it arrives. */
    public boolean isLossless() {
        return lossless;
    }

    /** The same way for what is sent again until it arrives, such as acknowledgements: as slow, but nothing is lost. */
    public Hop lossless() {
        List<Link> links =
                Arrays.stream(byZone).map(link -> new Link(link.latency(), 0)).toList();
        return new Hop(new Link(outside.latency(), 0), links, latencies, losses, true);
    }

    /** Until {@link #comeUp} nothing arrives that is sent; outages may overlap. */
    public void goDown() {
        outages++;
        look();
    }

    public void comeUp() {
        outages--;
        look();
    }

    /** From now on, until {@link #endTrouble}, some trips are worse; troubles may overlap: delays add up, and losses are independent. */
    public void beginTrouble(Trouble trouble) {
        troubles = Arrays.copyOf(troubles, troubles.length + 1);
        troubles[troubles.length - 1] = trouble;
        look();
    }

    public void endTrouble(Trouble trouble) {
        troubles = Arrays.stream(troubles).filter(other -> other != trouble).toArray(Trouble[]::new);
        look();
    }

    /** Once, unless a trouble doubles it. */
    @Override
    public int arrivals(Message message, int trip) {
        int arrivals = 1;
        for (Trouble trouble : troubles) {
            arrivals += !lossless && trouble.doubles(message, trip) ? 1 : 0;
        }
        return arrivals;
    }

    /**
     * How long something takes that is no message and arrives whatever happens, such as a signal.
     *
     * @param zone index of the zone that it goes to or comes from, or -1
     * @param identity a number of whoever sends or receives it
     * @param trip as for messages
     * @return nanoseconds, at least 0
     */
    public long latency(int zone, long identity, int trip) {
        Link link = zone < 0 ? outside : byZone[zone];
        return link.latency() == null
                ? 0
                : Math.max(0, Math.round(link.latency().sample(latencies.of(identity, trip))));
    }

    private void look() {
        open = ideal && outages == 0 && troubles.length == 0;
    }

    @Override
    public long delay(Message message, int trip) {
        if (open) {
            return 0;
        }
        if (outages > 0) {
            return LOST;
        }
        Link link = message.zone < 0 ? outside : byZone[message.zone];
        if (link.loss() > 0 && losses.of(message.identity, trip).nextDouble() < link.loss()) {
            return LOST;
        }
        long delay = link.latency() == null
                ? 0
                : Math.max(0, Math.round(link.latency().sample(latencies.of(message.identity, trip))));
        return troubles.length == 0 ? delay : troubled(message, trip, delay);
    }

    private long troubled(Message message, int trip, long usual) {
        long delay = usual;
        for (Trouble trouble : troubles) {
            long more = trouble.delay(message, trip, lossless);
            if (more == LOST) {
                return LOST;
            }
            delay += more;
        }
        return delay;
    }
}
