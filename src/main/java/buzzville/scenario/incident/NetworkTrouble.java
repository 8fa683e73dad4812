package buzzville.scenario.incident;

import buzzville.random.Distribution;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Ratio;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The network between some parties is worse than usual. */
@Doc(
        "The network between some parties is worse than usual. A party is 'broker', a service, a producer or a witness, a zone (its"
                + " producers), 'services', 'producers' or '*'; or, among machines of the broker, 'node 0', 'node 1', ...")
public record NetworkTrouble(
        @Doc("Two parties, in both directions.") @Default("[]")
        List<String> between,

        @Doc("Who sends, in one direction; absent: everybody.") @Default("[]")
        List<String> from,

        @Doc("To whom, in one direction; absent: everybody.") @Default("[]")
        List<String> to,

        @Doc("What comes on top of each trip, constant or drawn.") @Nullable @DurationNanos
        Distribution latency,

        @Doc("Probability that a message never arrives.") @Default("0%") @Ratio
        double loss,

        @Doc("Probability that a message arrives twice.") @Default("0%") @Ratio
        double duplicate,

        @Doc("Some messages are held up, so that others overtake them.") @Nullable
        Reorder reorder,

        @Doc("Whether nothing passes.") @Default("false") boolean partition)
        implements Deed {
    private static final String EVERYBODY = "*";
    private static final String NODE = "node ";

    public NetworkTrouble {
        if (!between.isEmpty() && !(from.isEmpty() && to.isEmpty())) {
            throw new IllegalArgumentException(
                    "expected either 'between' two parties, for both directions, or 'from' and 'to', for one");
        }
        if (!between.isEmpty() && between.size() != 2) {
            throw new IllegalArgumentException("between must name two parties, but names " + between.size());
        }
        if (latency == null && loss == 0 && duplicate == 0 && reorder == null && !partition) {
            throw new IllegalArgumentException(
                    "says nothing that is worse; expected latency, loss, duplicate, reorder or 'partition: true'");
        }
    }

    @Override
    public String word() {
        return "network";
    }

    @Override
    public boolean canBeRandom() {
        return true;
    }

    /** The name of a machine of the broker. */
    public static String node(int number) {
        return NODE + number;
    }

    /** Whether it is between machines of the broker, which copy what the broker writes down. */
    public boolean isAmongNodes() {
        return senders().stream().anyMatch(NetworkTrouble::isNode)
                || receivers().stream().anyMatch(NetworkTrouble::isNode);
    }

    private static boolean isNode(String party) {
        return party.startsWith(NODE);
    }

    /** Whether both sides are machines, or one of them is and the other is everybody. */
    public boolean isOnlyAmongNodes() {
        return isAmongNodes()
                && Stream.concat(senders().stream(), receivers().stream())
                        .allMatch(party -> isNode(party) || party.equals(EVERYBODY));
    }

    /** Whether it is between these two machines, in whatever direction. */
    public boolean isBetween(int one, int other) {
        return is(senders(), one) && is(receivers(), other) || is(senders(), other) && is(receivers(), one);
    }

    private static boolean is(List<String> side, int node) {
        return side.contains(EVERYBODY) || side.contains(node(node));
    }

    /** Whether it concerns both directions. */
    public boolean isMutual() {
        return !between.isEmpty() || from.isEmpty() && to.isEmpty();
    }

    /** Who sends, or one of the two sides. */
    public List<String> senders() {
        return !between.isEmpty() ? between.subList(0, 1) : from.isEmpty() ? List.of(EVERYBODY) : from;
    }

    /** Who receives, or the other side. */
    public List<String> receivers() {
        return !between.isEmpty() ? between.subList(1, 2) : to.isEmpty() ? List.of(EVERYBODY) : to;
    }
}
