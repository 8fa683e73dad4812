package buzzville.theory;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How regularly messages arrive at one stage: the sources that meet there. */
final class Arriving {
    private static final double NEARLY_ALL = 0.999;
    private static final double MUCH = 0.01;

    private final Map<Nature, Double> natures = new EnumMap<>(Nature.class);
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private double rate;
    /** What a stage before it makes of the gaps; NaN where messages come as they were sent. */
    private double behind = Double.NaN;

    private boolean delayed;

    /** What one source sends here, out of all that it sends. */
    private static final class Source {
        private final Component any;
        private double rate;

        Source(Component any) {
            this.any = any;
        }
    }

    void add(Component component) {
        natures.merge(component.nature(), component.rate(), Double::sum);
        sources.computeIfAbsent(component.source() + component.nature(), fresh -> new Source(component)).rate +=
                component.rate();
        rate += component.rate();
    }

    /** They come through the network, or otherwise not at the instants at which they were sent. */
    void delay() {
        delayed = true;
    }

    /** They come through a stage that makes this squared coefficient of variation of the gaps between them. */
    void behind(double variation) {
        behind = variation;
    }

    /** Why no formula for waits fits them; null if one may. */
    @Nullable
    Hindrance hindrance() {
        if (rate == 0) {
            return Hindrance.NO_TRAFFIC;
        } else if (share(Nature.CLOSED) > MUCH) {
            return Hindrance.CLOSED_LOOP;
        } else if (share(Nature.SCHEDULED) > MUCH) {
            return Hindrance.SCHEDULED;
        } else if (share(Nature.BATCHED) > MUCH) {
            return Hindrance.BATCHES;
        }
        return share(Nature.BURSTY) > MUCH ? Hindrance.BURSTY : null;
    }

    private double share(Nature nature) {
        return natures.getOrDefault(nature, 0.0) / rate;
    }

    /** Whether they are a Poisson process, exactly or but for one in a thousand. */
    boolean isPoisson() {
        return Double.isNaN(behind) && share(Nature.POISSON) >= NEARLY_ALL;
    }

    /** Whether they come by the clock. */
    boolean isByTheClock() {
        return Double.isNaN(behind)
                && !delayed
                && sources.size() == 1
                && sources.values().stream()
                        .allMatch(source -> source.any.nature() == Nature.REGULAR
                                && source.any.members() == 1
                                && source.any.variation() == 0
                                && source.rate > NEARLY_ALL * source.any.whole());
    }

    /**
     * The squared coefficient of variation of the gaps between all of them, an approximation.
     *
     * @param rho load of the stage where they meet
     */
    double variation(double rho) {
        if (!Double.isNaN(behind)) {
            return behind;
        }
        double mean = 0;
        double squares = 0;
        for (Source source : sources.values()) {
            double part = Math.min(1, source.rate / source.any.whole());
            // what is neither regular nor Poisson is either like the latter or too little to matter
            double own = source.any.nature() == Nature.REGULAR ? part * source.any.variation() + 1 - part : 1;
            double share = source.rate / rate;
            mean += share * own;
            squares += share * share / source.any.members();
        }
        return Queues.superposition(mean, 1 / squares, rho);
    }
}
