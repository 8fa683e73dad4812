package buzzville.broker.backpressure;

import buzzville.message.Message;
import buzzville.random.Identity;
import buzzville.random.Mix;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One producer's instance, or one witness of it, from the first message that it sends. */
public final class Sender {
    /** A message that may not go yet, and since when it could have. */
    record Waiting(Message message, long since) {}

    private final int zone;
    private final long identity;
    private Terms terms;
    private Valve valve;
    /** Null as long as nothing ever waited. */
    private @Nullable ArrayDeque<Waiting> waiting;

    /** In the order of first messages, from 0. */
    final int number;
    /** Its next look at its valve, or -1. */
    long ticket = -1;
    /** When that is. */
    long wakesAt;
    /** Whether its last message could not go at once. */
    boolean throttled;

    @SuppressWarnings("this-escape") // valves keep it and ask it nothing yet
    Sender(int number, Message first, Terms terms, Pressure pressure) {
        this.number = number;
        this.zone = first.zone;
        this.identity = Identity.source(Mix.hash(first.origin.name()), first.instance);
        this.terms = terms;
        this.valve = pressure.valve(this);
    }

    /** It sends under other terms from now on. */
    void keepTo(Terms others) {
        terms = others;
    }

    /** Another policy holds it back from now on. */
    void keepTo(Pressure pressure) {
        valve = pressure.valve(this);
    }

    /** Index of the zone that it is in, or -1. */
    public int zone() {
        return zone;
    }

    /** A number that depends on its name and instance alone. */
    public long identity() {
        return identity;
    }

    public Terms terms() {
        return terms;
    }

    Valve valve() {
        return valve;
    }

    public int waiting() {
        return waiting == null ? 0 : waiting.size();
    }

    void join(Message message, long now) {
        if (waiting == null) {
            waiting = new ArrayDeque<>();
        }
        waiting.add(new Waiting(message, now));
    }

    /** The one that has waited longest, or null. */
    @Nullable
    Waiting head() {
        return waiting == null ? null : waiting.peek();
    }

    void removeHead() {
        if (waiting != null) {
            waiting.remove();
        }
    }

    void forEachWaiting(Consumer<? super Message> visitor) {
        if (waiting != null) {
            waiting.forEach(one -> visitor.accept(one.message()));
        }
    }
}
