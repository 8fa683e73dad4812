package buzzville.broker.journal;

import buzzville.unit.Count;
import buzzville.unit.Doc;
import buzzville.unit.Manual;

/**
 * The last n messages, whoever has had them.
 *
 * @param n at least 1
 */
@Doc("The last n messages only.")
@Manual(
        rule =
                "The last `n` messages that the whole broker appended are delivered to all their subscriptions, again where they"
                        + " had been. Older ones that somebody still lacks are lost (`crashed`).",
        source = "The brief: « rejoue derniers 100 événements ». 10 events a second for 30 s are 300: 200 are missing.",
        use = "To show why a number of events is no place to go on from.",
        hurts = "It loses what is older than n messages, and repeats what is not.",
        names = "Replay buffer, fixed rewind.",
        example = "last(n=100)")
public record Last(
        @Doc("How many messages, at least 1.") @Count int n) implements RecoveryPolicy {
    public Last {
        if (!(n >= 1)) {
            throw new IllegalArgumentException("n must be at least 1, but is " + n);
        }
    }

    @Override
    public long last() {
        return n;
    }

    @Override
    public boolean repeats() {
        return true;
    }
}
