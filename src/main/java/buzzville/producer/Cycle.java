package buzzville.producer;

import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes round its states for ever, such as a traffic light, and reports each change. Unlike other producers an
 * instance has a state at every instant, and services may command it.
 *
 * @param states in their order, each with how long it lasts, above 0; from 2 to 100
 * @param phase at which the first state begins for the first time; drawn uniformly over one round for each instance when it
 *     is not given
 */
@Doc("Goes round its states, as a traffic light, and reports each change.")
public record Cycle(
        @DurationNanos Map<String, Long> states,
        @Nullable @DurationNanos Long phase) implements ArrivalProcess {
    private static final int MOST_STATES = 100;

    public Cycle {
        if (!(2 <= states.size() && states.size() <= MOST_STATES)) {
            throw new IllegalArgumentException(
                    "states must be from 2 to " + MOST_STATES + ", but there are " + states.size());
        }
        states.forEach((state, length) -> {
            if (!(length > 0)) {
                throw new IllegalArgumentException("states: '" + state + "' must last longer than 0s");
            }
        });
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }

    /** The names of the states, in order. */
    public List<String> names() {
        return List.copyOf(states.keySet());
    }

    /** How long one round lasts, nanoseconds. */
    public long round() {
        return states.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    @Override
    public double meanRate() {
        return 1e9 * states.size() / round();
    }

    @Override
    public boolean scripted() {
        return true;
    }
}
