package buzzville.city;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Factors of several incidents on one thing; multiplied anew each time, so that the end of the last one leaves exactly 1. */
final class Slownesses {
    private final List<Double> factors = new ArrayList<>();
    private final DoubleConsumer thing;

    Slownesses(DoubleConsumer thing) {
        this.thing = thing;
    }

    void add(double factor) {
        factors.add(factor);
        apply();
    }

    void remove(double factor) {
        factors.remove(factor);
        apply();
    }

    private void apply() {
        double product = 1;
        for (double factor : factors) {
            product *= factor;
        }
        thing.accept(product);
    }
}
