package buzzville.cli;

import buzzville.experiment.RunPlan;
import buzzville.experiment.Variant;
import buzzville.experiment.engine.Engine;
import buzzville.experiment.engine.Errand;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs that an engine does: they are asked for, kept as they come in, in any order, and waited for by whoever needs one. Any thread may ask. */
final class Elsewhere implements Closeable {
    /** How often somebody who waits looks whether he is still to. */
    private static final long LOOK_MILLIS = 200;

    private final Engine engine;
    private final Function<Variant, List<String>> settings;
    private final Set<RunPlan> asked = new HashSet<>();
    private final Set<RunPlan> there = new HashSet<>();
    private @Nullable RuntimeException failure;

    /**
     * Nothing is asked for yet.
     *
     * @param settings the assignments behind a variant
     */
    Elsewhere(Engine engine, Function<Variant, List<String>> settings) {
        this.engine = engine;
        this.settings = settings;
    }

    /** How many runs are done at once. */
    int slots() {
        return engine.slots();
    }

    /** Whether a run was asked for. */
    synchronized boolean does(RunPlan plan) {
        return asked.contains(plan);
    }

    /**
     * Asks for runs that nobody has asked for.
     *
     * @param keep takes the figures of each, once
     */
    void begin(List<RunPlan> plans, Function<String, Variant> city, Progress watch, BiConsumer<RunPlan, byte[]> keep) {
        List<Errand> errands = new ArrayList<>();
        synchronized (this) {
            Map<String, Errand> cities = new HashMap<>();
            for (RunPlan plan : plans) {
                if (asked.add(plan)) {
                    errands.add(cities.computeIfAbsent(plan.city(), name -> first(plan, city.apply(name)))
                            .with(plan));
                }
            }
        }
        if (!errands.isEmpty()) {
            engine.begin(errands, new Engine.Sink() {
                @Override
                public void finished(RunPlan plan, byte[] figures, long nanos) {
                    take(plan, figures, keep);
                    watch.replicationFinished(plan.city(), nanos);
                }

                @Override
                public void failed(RuntimeException why) {
                    fail(why);
                }
            });
        }
    }

    private Errand first(RunPlan plan, Variant variant) {
        return Errand.of(plan, variant, settings.apply(variant));
    }

    private synchronized void take(RunPlan plan, byte[] figures, BiConsumer<RunPlan, byte[]> keep) {
        try {
            keep.accept(plan, figures);
            there.add(plan);
        } catch (RuntimeException e) {
            fail(e);
        }
        notifyAll();
    }

    private synchronized void fail(RuntimeException why) {
        if (failure == null) {
            failure = why;
        }
        notifyAll();
    }

    /**
     * Waits until a run is kept.
     *
     * @throws buzzville.experiment.InterruptedRun as soon as somebody wants no more of it
     */
    synchronized void await(RunPlan plan, Progress watch) {
        while (!there.contains(plan)) {
            watch.stopIfWanted();
            if (failure != null) {
                throw failure;
            }
            try {
                wait(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
