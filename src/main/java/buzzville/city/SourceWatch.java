package buzzville.city;

import buzzville.message.Account;
import buzzville.message.Aggregate;
import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.message.Origin;
import buzzville.message.Recorder;
import buzzville.metric.Fate;
import buzzville.metric.Span;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notes who said how much in which zone, and what became of it; only where somebody asks. */
final class SourceWatch implements Recorder {
    /** Who spoke last of one type of event in one zone. */
    private record Heard(Origin origin, SourceSeries row) {}

    private final Span span;
    private final List<String> zones;
    /** By index of the zone plus one, and of the type of event in as many steps: nearly always whoever speaks of it next. */
    private @Nullable Heard[] latest = {};
    /** By origin and index of the zone plus one, for the others. */
    private final IdentityHashMap<Origin, @Nullable SourceSeries[]> rows = new IdentityHashMap<>();
    /** The same by name, in the order in which they were first heard of. */
    private final Map<String, SourceSeries> byName = new LinkedHashMap<>();

    /** That of the latest happening, which is almost always that of the next: a division saved. */
    private int bucket;

    private long bucketStart;
    private long bucketEnd;

    SourceWatch(Span span, List<String> zones) {
        this.span = span;
        this.zones = List.copyOf(zones);
    }

    @Override
    public void occurred(Message message) {
        if (!(message instanceof Aggregate)) {
            count(row(message).occurred(), message.occurredAt);
        }
    }

    @Override
    public void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now) {
        if (fate == null || account.index() < 0 || message instanceof Aggregate) {
            return;
        }
        SourceSeries row = row(message);
        count(fate == Fate.DELIVERED ? row.delivered() : fate.isLoss() ? row.lost() : row.apart(), now);
    }

    /** Everybody who was heard of, in the order of their first message. */
    List<SourceSeries> all() {
        return List.copyOf(byName.values());
    }

    private void count(long[] counts, long at) {
        if (at < bucketStart || at >= bucketEnd) {
            if (at >= span.to()) {
                return;
            }
            bucket = (int) (at / span.bucket());
            bucketStart = bucket * span.bucket();
            bucketEnd = Math.min(span.to(), bucketStart + span.bucket());
        }
        counts[bucket]++;
    }

    private SourceSeries row(Message message) {
        int place = message.kind.index() * (zones.size() + 1) + message.zone + 1;
        if (place >= latest.length) {
            latest = Arrays.copyOf(latest, 2 * place + 1);
        }
        Heard heard = latest[place];
        if (heard == null || heard.origin != message.origin) {
            latest[place] = heard = new Heard(message.origin, find(message));
        }
        return heard.row;
    }

    private SourceSeries find(Message message) {
        @Nullable
        SourceSeries[] here =
                rows.computeIfAbsent(message.origin, fresh -> new @Nullable SourceSeries[zones.size() + 1]);
        SourceSeries row = here[message.zone + 1];
        if (row == null) {
            String zone = message.zone < 0 ? "" : zones.get(message.zone);
            String origin = message.origin.name();
            // a producer that plays a recording and one that an incident prompts are two senders of one name
            row = byName.computeIfAbsent(zone + "\n" + origin, fresh -> fresh(origin, zone));
            here[message.zone + 1] = row;
        }
        return row;
    }

    private SourceSeries fresh(String origin, String zone) {
        int buckets = span.buckets();
        return new SourceSeries(
                origin, zone, new long[buckets], new long[buckets], new long[buckets], new long[buckets]);
    }
}
