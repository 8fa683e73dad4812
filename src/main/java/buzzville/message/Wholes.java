package buzzville.message;

import buzzville.metric.Handled;
import buzzville.metric.Latency;
import buzzville.metric.LatencyHistogram;
import buzzville.metric.Span;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What became of messages as a whole: when all who expected one had handled it, and how long after the happening behind it. */
public final class Wholes {
    private static final Handled[] NONE = {};

    /** Empty for a type of event that nobody or one subscription expects: {@link #handled} asks its account. */
    private final Handled[][] handled;

    /** Who expects an event at any time. */
    private final Account[][][] everybody;

    private final Span span;
    /** Types of event that services publish, by index. */
    private final boolean[] tracesBack;

    Wholes(Account[][][] everybody, Span span) {
        this.everybody = everybody;
        this.span = span;
        this.handled = new Handled[everybody.length][];
        this.tracesBack = new boolean[everybody.length];
        Arrays.setAll(
                handled, i -> isShared(everybody[i]) ? new Handled[] {new Handled(span.from(), span.to())} : NONE);
    }

    /** Opens one more account of when messages of this type were handled by all; an objective reads it afterwards. */
    public void watch(EventKind kind, Handled more) {
        Handled[] before = handled[kind.index()];
        handled[kind.index()] = Arrays.copyOf(before, before.length + 1);
        handled[kind.index()][before.length] = more;
    }

    /** Messages of this type follow from others: their accounts measure how long after the happening behind them they come. */
    public void traceBack(EventKind kind) {
        tracesBack[kind.index()] = true;
    }

    Account[] everybody(EventKind kind, int zone) {
        return everybody[kind.index()][zone + 1];
    }

    /** Those that are kept of a type of event now. */
    Handled[] open(int kind) {
        return handled[kind];
    }

    void offered(Message message) {
        for (Handled each : handled[message.kind.index()]) {
            each.offered(message.occurredAt);
        }
    }

    void settled(Message message, long now) {
        for (Handled each : handled[message.kind.index()]) {
            if (message.missed == 0) {
                each.whole(message.occurredAt, now);
                if (message.route.length > 1) {
                    each.spread(message.occurredAt, now - message.firstAt);
                }
            } else {
                each.missed(message.occurredAt);
            }
        }
    }

    /** When messages of this type were handled by all who expected them. */
    public Handled handled(EventKind kind) {
        Account[][] byZone = everybody[kind.index()];
        if (isShared(byZone)) {
            return handled[kind.index()][0];
        }
        Handled sum = new Handled(span.from(), span.to());
        Arrays.stream(byZone).flatMap(Arrays::stream).distinct().forEach(account -> sum.add(account.tally(kind)));
        return sum;
    }

    /**
     * From the happening behind a message to the end of its processing, over all deliveries of this type; null unless services
     * publish it.
     */
    public @Nullable LatencyHistogram sinceHappening(EventKind kind) {
        if (!tracesBack[kind.index()]) {
            return null;
        }
        LatencyHistogram sum = new LatencyHistogram();
        Arrays.stream(everybody[kind.index()])
                .flatMap(Arrays::stream)
                .distinct()
                .forEach(account -> sum.add(account.tally(kind).latency(Latency.SINCE_HAPPENING)));
        return sum;
    }

    /** Whether several subscriptions expect the same message, so that only all of them together know when it was handled. */
    private static boolean isShared(Account[][] byZone) {
        return Arrays.stream(byZone).anyMatch(route -> route.length > 1);
    }
}
