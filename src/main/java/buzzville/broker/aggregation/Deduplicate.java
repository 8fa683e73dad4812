package buzzville.broker.aggregation;

import buzzville.message.Message;
import buzzville.metric.Fate;
import buzzville.metric.Readings;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.Manual;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Of messages that say the same the first passes, and those that come within a window after it end as {@code deduplicated}.
 * The window runs from the message that passed and is not prolonged: [t, t + window).
 *
 * @param window how long a message that passed is remembered, longer than 0
 * @param same when two messages say the same
 */
@Doc("Repetitions that come soon after what they repeat end here.")
@Manual(
        rule =
                "A message that passes at t is remembered until t + window, and one that says the same and comes in [t, t + window)"
                        + " ends as `deduplicated`. What does not pass is not remembered anew.",
        source =
                "The idempotent receiver of Hohpe and Woolf (2003) with a bounded memory; Amazon SQS FIFO's deduplication"
                        + " interval of 5 minutes; NATS JetStream's `Nats-Msg-Id` window of 2 minutes.",
        use =
                "`same=incident` where several witnesses report one accident; `same=message` behind anything that sends a message"
                        + " twice; `same=key` to hear of each thing at most once per window.",
        hurts =
                "A repetition that would have got through is gone even if the first one is lost further on, behind a full lane for"
                        + " example; and with `same=key` the one that is kept is the oldest state, not the newest.",
        names =
                "SQS: content-based deduplication; NATS: duplicate window. Kafka's idempotent producer removes only what its own"
                        + " retries repeat.",
        example = "deduplicate(window=500ms, same=key)")
public record Deduplicate(
        @Doc("How long a message that passed is remembered.") @DurationNanos
        long window,

        @Doc("When two messages of one event say the same: same id, same incident, or same group (as 'by' has it).")
        @Default("message")
        Same same)
        implements FilterPolicy {
    /** When two messages of one event say the same. */
    public enum Same {
        /** It is the same message, come again. */
        MESSAGE,
        /** They are about the same happening. */
        INCIDENT,
        /** They belong to the same group. */
        KEY
    }

    private record Said(int kind, long identity) {}

    private record Since(Object said, long instant) {}

    public Deduplicate {
        FromFirst.check("window", window);
    }

    @Override
    public Filter start() {
        return new Memory();
    }

    private final class Memory implements Filter {
        private final Set<Object> known = new HashSet<>();
        private final ArrayDeque<Since> oldestFirst = new ArrayDeque<>();

        @Override
        public void begin(Filter former) {
            if (former instanceof Memory other) {
                known.addAll(other.known);
                oldestFirst.addAll(other.oldestFirst);
            }
        }

        @Override
        public @Nullable Fate decide(Message message, Object group, long now) {
            while (!oldestFirst.isEmpty() && now - oldestFirst.element().instant() >= window) {
                known.remove(oldestFirst.remove().said());
            }
            Object said = said(message, group);
            if (!known.add(said)) {
                return Fate.DEDUPLICATED;
            }
            oldestFirst.add(new Since(said, now));
            return null;
        }

        @Override
        public void show(Message message, Object group, long now, Readings to) {
            Object said = said(message, group);
            oldestFirst.stream()
                    .filter(since -> since.said().equals(said))
                    .forEach(since -> to.duration("said-before", now - since.instant()));
            to.duration("window", window).number("remembered", oldestFirst.size());
        }
    }

    @Override
    public boolean goesOnFrom(AggregationPolicy other) {
        return other instanceof Deduplicate former && former.same == same;
    }

    @Override
    public boolean groups() {
        return same == Same.KEY;
    }

    private Object said(Message message, Object group) {
        return switch (same) {
            case MESSAGE -> new Said(message.kind.index(), message.identity);
            case INCIDENT -> new Said(message.kind.index(), message.incident);
            case KEY -> group;
        };
    }
}
