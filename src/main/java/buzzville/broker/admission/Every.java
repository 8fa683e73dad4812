package buzzville.broker.admission;

import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;

/**
 * By the tick of a timer: the tokens of a tick all come at its end, at the multiples of {@code tick} from the start of the
 * scenario. Many limiters of real services work like this; a sender who knows the tick gets a burst through around it.
 *
 * @param tick between two refills, above 0
 */
@Doc("By the tick of a timer: the tokens of a tick all come at its end.")
public record Every(
        @Doc("Time between two refills, counted from the start.") @DurationNanos
        long tick) implements Refill {
    public Every {
        if (!(tick > 0)) {
            throw new IllegalArgumentException("tick must be longer than 0s");
        }
    }

    @Override
    public long step() {
        return tick;
    }
}
