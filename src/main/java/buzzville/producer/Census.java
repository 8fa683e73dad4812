package buzzville.producer;

import buzzville.message.EventKind;
import buzzville.message.Message;
import buzzville.random.Mix;

/**
 * What happened in the city whatever the strategy, as one number: two strategies with the same hash met the very same
 * occurrences. Occurrences of closed loops, which depend on how messages are treated, are left out; so is what a command makes
 * of a light, while the changes of its own cycle count whether or not a command kept it from them.
 */
public final class Census {
    private long hash;
    private long count;

    /** Counts an occurrence; the order of counting does not matter. */
    public void add(Message message) {
        add(message.identity, message.kind, message.zone, message.occurredAt);
    }

    /** Counts an occurrence that a strategy may have kept from being seen. */
    void add(long identity, EventKind kind, int zone, long occurredAt) {
        count++;
        long what = (long) kind.index() << Integer.SIZE | zone + 1;
        hash += Mix.mix(identity + Mix.GOLDEN * occurredAt + what);
    }

    public long hash() {
        return hash;
    }

    public long count() {
        return count;
    }
}
