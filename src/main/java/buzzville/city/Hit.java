package buzzville.city;

import buzzville.fault.Fault;
import java.util.function.LongConsumer;

/**
 * A fault and whom it hits.
 *
 * @param victim who may fail by himself, such as {@code police} or {@code police/3}
 */
record Hit(String victim, Fault fault) {
    /** A hit that begins and ends like this. */
    static Hit of(String victim, LongConsumer begin, LongConsumer end) {
        return new Hit(victim, new Fault() {
            @Override
            public void begin(long now) {
                begin.accept(now);
            }

            @Override
            public void end(long now) {
                end.accept(now);
            }
        });
    }
}
