package buzzville.broker.admission;

import buzzville.unit.Doc;

/** All the time, in fractions of a token, as the textbooks say. */
@Doc("All the time, in fractions of a token.")
public record Continuous() implements Refill {
    @Override
    public long step() {
        return 1;
    }
}
