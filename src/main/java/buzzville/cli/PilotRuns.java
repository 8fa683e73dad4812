package buzzville.cli;

import buzzville.city.CityPlanner;
import buzzville.experiment.Pilots;
import buzzville.experiment.Variant;
import buzzville.scenario.Scenario;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Finds the warm-ups that scenarios leave to pilot runs, {@code warmup: mser-5}. */
final class PilotRuns {
    private PilotRuns() {}

    /**
     * Refuses a warm-up that is still sought where nobody looks for it.
     *
     * @throws InputException if it is
     */
    static void refuse(Scenario scenario) {
        if (scenario.warmup().sought()) {
            throw new InputException("buzzville: warmup: a sweep does not look for a warm-up by mser-5; expected a"
                    + " duration here, such as --set warmup=10min");
        }
    }

    /**
     * The variants with their warm-ups; as they are if they have them already.
     *
     * @param threads how many runs at once
     * @param interrupted asked now and then
     * @throws InputException if there is no steady state to be found
     */
    static List<Variant> measured(List<Variant> variants, int threads, BooleanSupplier interrupted) {
        Progress silent = new Progress(null, interrupted, Pilots.RUNS);
        try {
            return Pilots.measured(
                    variants,
                    threads,
                    (variant, index) -> silent.finish(
                            CityPlanner.plan(variant.scenario(), variant.strategy(), index),
                            variant.scenario().duration()));
        } catch (Pilots.NoWarmup e) {
            throw new InputException("buzzville: " + e.getMessage());
        }
    }
}
