package buzzville.producer;

import buzzville.message.Message;
import buzzville.random.Mix;

/**
 * What happened in the city whatever the strategy, as one number: two strategies with the same hash met the very same
 * occurrences. Occurrences of closed loops, which depend on how messages are treated, are left out.
 */
public final class Census {
    private long hash;
    private long count;

    /** Counts an occurrence; the order of counting does not matter. */
    public void add(Message message) {
        count++;
        long what = (long) message.kind.index() << Integer.SIZE | message.zone + 1;
        hash += Mix.mix(message.identity + Mix.GOLDEN * message.occurredAt + what);
    }

    public long hash() {
        return hash;
    }

    public long count() {
        return count;
    }
}
