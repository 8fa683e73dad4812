package buzzville.metric;

import buzzville.codec.Codec;
import buzzville.codec.Coded;
import java.util.Arrays;
import java.util.List;

/** What a producer that goes round its states did in the measured interval, all its instances together. */
public final class StateTally implements Coded {
    private final Span span;
    private final List<String> states;
    private final Sum128[] spent;
    private long instances;
    private long own;
    private long notMade;
    private long commanded;

    /** An empty tally; {@code states} are their names. */
    public StateTally(Span span, List<String> states, int instances) {
        this.span = span;
        this.states = states;
        this.instances = instances;
        this.spent = new Sum128[states.size()];
        Arrays.setAll(spent, state -> new Sum128());
    }

    /** An instance left a state in which it had been since {@code since}. */
    public void left(int state, long since, long now) {
        long inside = Math.min(now, span.to()) - Math.max(since, span.from());
        if (inside > 0) {
            spent[state].add(inside);
        }
    }

    /** An instance made a change of its own cycle. */
    public void made(long now) {
        own += span.covers(now) ? 1 : 0;
    }

    /** A command kept an instance from a change of its own cycle, or had made it already. */
    public void notMade(long now) {
        notMade += span.covers(now) ? 1 : 0;
    }

    /** An instance changed because of a command, at its beginning or its end. */
    public void commanded(long now) {
        commanded += span.covers(now) ? 1 : 0;
    }

    /** Adds another tally. */
    public void add(StateTally other) {
        for (int state = 0; state < spent.length; state++) {
            spent[state].add(other.spent[state]);
        }
        instances += other.instances;
        own += other.own;
        notMade += other.notMade;
        commanded += other.commanded;
    }

    /** Names of the states, in order. */
    public List<String> states() {
        return states;
    }

    /** Nanoseconds spent in a state, all instances together. */
    public Sum128 spent(int state) {
        return spent[state];
    }

    /** How many there are, each replication's anew. */
    public long instances() {
        return instances;
    }

    /** Changes of their own cycles that were made. */
    public long own() {
        return own;
    }

    /** Changes of their own cycles that were not made because of a command. */
    public long notMade() {
        return notMade;
    }

    /** Changes that commands brought about. */
    public long commanded() {
        return commanded;
    }

    @Override
    public void code(Codec codec) {
        codec.all(spent);
        instances = codec.number(instances);
        own = codec.number(own);
        notMade = codec.number(notMade);
        commanded = codec.number(commanded);
    }
}
