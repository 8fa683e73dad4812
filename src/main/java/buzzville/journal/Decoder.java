package buzzville.journal;

import buzzville.metric.Fate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes entries of octets again. */
final class Decoder {
    private static final Map<String, Fate> FATES = fates();
    private static final int TAG = Encoder.FIRST_FLAG - 1;

    private final Tables tables;

    Decoder(Tables tables) {
        this.tables = tables;
    }

    private static Map<String, Fate> fates() {
        Map<String, Fate> fates = new HashMap<>();
        for (Fate fate : Fate.values()) {
            fates.put(fate.label(), fate);
        }
        return Map.copyOf(fates);
    }

    /**
     * The next entries: one, or two where one record says both; none where the octets end after definitions.
     *
     * @throws OctetReader.TooShort if the octets end within a record
     */
    void next(OctetReader in, List<Entry> into) {
        while (in.hasMore()) {
            int tag = in.octet();
            if ((tag & TAG) != Encoder.DEFINITION) {
                entry(tag, in, into);
                return;
            }
            define(tag >> Encoder.TAG_BITS, in);
        }
    }

    private void define(int what, OctetReader in) {
        switch (what) {
            case Encoder.NAME -> tables.add(in.text());
            case Encoder.KIND -> tables.add(tables.kind(in));
            case Encoder.STAGE -> tables.add(tables.newStage(in));
            case Encoder.ROUTE -> tables.add(tables.route(in));
            default -> throw new Nonsense("something unknown is introduced");
        }
    }

    private void entry(int tag, OctetReader in, List<Entry> into) {
        long at = Math.addExact(tables.at, in.number());
        Entry entry = entry(tag & TAG, tag, at, in);
        into.add(entry);
        tables.at = at;
        tables.records++;
        Told message = entry.message();
        if (message == null) {
            return;
        }
        boolean settles = entry instanceof Entry.Ended && (tag & Encoder.FOURTH_FLAG) != 0;
        if (settles) {
            into.add(new Entry.Settled(at, message));
        }
        if (settles || entry instanceof Entry.Settled) {
            tables.live.remove(message.number());
        } else if (entry instanceof Entry.Occurred || entry instanceof Entry.Recalled) {
            tables.live.put(message.number(), message);
            tables.next++;
        } else if (entry instanceof Entry.Admitted admitted) {
            tables.nextOffset(admitted.partition());
        }
    }

    private Entry entry(int tag, int flags, long at, OctetReader in) {
        boolean first = (flags & Encoder.FIRST_FLAG) != 0;
        return switch (tag) {
            case Encoder.OCCURRED -> new Entry.Occurred(at, Messages.read(in, tables, at, tables.next));
            case Encoder.RECALLED -> new Entry.Recalled(at, Messages.read(in, tables, at, tables.next));
            case Encoder.ADMITTED -> admitted(at, flags, in);
            case Encoder.ROUTED -> {
                Told message = tables.message(in);
                List<String> route = tables.routes.get(in.below(tables.routes.size(), "route"));
                yield new Entry.Routed(at, message, route, stage(first, in));
            }
            case Encoder.ENTERED -> new Entry.Entered(at, tables.message(in), tables.stage(in));
            case Encoder.DISPATCHED -> new Entry.Dispatched(at, tables.message(in), tables.stage(in));
            case Encoder.RETURNED -> new Entry.Returned(at, tables.message(in), tables.stage(in), first);
            case Encoder.LEFT -> new Entry.Left(at, tables.message(in), tables.stage(in), first);
            case Encoder.ENDED -> ended(at, flags, in);
            case Encoder.SETTLED -> new Entry.Settled(at, tables.message(in));
            case Encoder.BEGAN -> began(at, in);
            case Encoder.OVER -> new Entry.Over(at, tables.name(in));
            case Encoder.FINISHED -> new Entry.Finished(at);
            case Encoder.DOWN -> down(at, first, in);
            case Encoder.FORGOTTEN -> new Entry.Forgotten(at, tables.message(in));
            default -> throw new Nonsense("a record has an unknown kind");
        };
    }

    private Entry admitted(long at, int flags, OctetReader in) {
        Told message = tables.message(in);
        int partition = in.below(1 << 20, "partition");
        long offset = partition < tables.offsets.size() ? tables.offsets.get(partition) : 0;
        Stage stage = stage((flags & Encoder.FIRST_FLAG) != 0, in);
        return new Entry.Admitted(at, message, partition, offset, stage, (flags & Encoder.SECOND_FLAG) != 0);
    }

    private Entry ended(long at, int flags, OctetReader in) {
        Told message = tables.message(in);
        String subscription = tables.name(in);
        String label = tables.name(in);
        Fate fate = FATES.get(label);
        if (fate == null && !label.isEmpty()) {
            throw new Nonsense("there is no fate '" + label + "'");
        }
        Stage stage = stage((flags & Encoder.FIRST_FLAG) != 0, in);
        long into = (flags & Encoder.THIRD_FLAG) != 0 ? in.whole() : 0;
        int attempts = in.below(1L << 31, "attempt");
        Entry.Served served = null;
        if (attempts > 0) {
            int worker = in.below(1L << 31, "worker") - 1;
            long startedAt = at - in.number();
            served = new Entry.Served(worker, attempts, startedAt - in.signed(), startedAt);
        }
        return new Entry.Ended(
                at, message, subscription, fate, stage, (flags & Encoder.SECOND_FLAG) != 0, into, served);
    }

    private Entry began(long at, OctetReader in) {
        String incident = tables.name(in);
        String kind = tables.name(in);
        return new Entry.Began(at, incident, kind, victims(in));
    }

    private Entry down(long at, boolean up, OctetReader in) {
        String incident = tables.name(in);
        List<Entry.Victim> victims = victims(in);
        return up ? new Entry.Up(at, incident, victims) : new Entry.Down(at, incident, victims);
    }

    private List<Entry.Victim> victims(OctetReader in) {
        List<Entry.Victim> victims = new ArrayList<>();
        for (int i = in.count(2); i > 0; i--) {
            victims.add(new Entry.Victim(tables.name(in), in.below(1L << 31, "worker") - 1));
        }
        return List.copyOf(victims);
    }

    private @Nullable Stage stage(boolean there, OctetReader in) {
        return there ? tables.stage(in) : null;
    }
}
