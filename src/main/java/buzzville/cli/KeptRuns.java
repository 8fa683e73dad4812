package buzzville.cli;

import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.codec.Undecodable;
import buzzville.experiment.Experiment;
import buzzville.experiment.RunPlan;
import buzzville.experiment.RunResult;
import buzzville.experiment.StoppingRule;
import buzzville.experiment.Study;
import buzzville.experiment.Variant;
import buzzville.report.kept.RunsFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives a study its runs: those that are kept somewhere as they are, the others by running them, after which they are kept too. Any
 * thread may ask.
 */
final class KeptRuns implements Closeable {
    private final @Nullable RunsFile own;
    private final List<RunsFile> others;
    private final boolean temporary;
    private final IntConsumer left;
    private final boolean begun;
    private final @Nullable Elsewhere elsewhere;
    private final Semaphore here;
    private boolean done;

    /** What has need of runs. */
    interface Work {
        Outcome in(KeptRuns runs) throws IOException;
    }

    /**
     * @param own where finished runs are kept; null for nowhere
     * @param others where finished runs are
     * @param temporary whether the own file goes when it is {@link #done}
     * @param left hears how many runs stay behind
     */
    KeptRuns(@Nullable RunsFile own, List<RunsFile> others, boolean temporary, IntConsumer left) {
        this(own, others, temporary, left, null);
    }

    /**
     * The same with somebody else who does runs.
     *
     * @param elsewhere null if all of them are done here
     */
    KeptRuns(
            @Nullable RunsFile own,
            List<RunsFile> others,
            boolean temporary,
            IntConsumer left,
            @Nullable Elsewhere elsewhere) {
        this.elsewhere = elsewhere;
        this.here = new Semaphore(
                elsewhere == null ? Integer.MAX_VALUE : Runtime.getRuntime().availableProcessors());
        this.own = own;
        this.others = List.copyOf(others);
        this.temporary = temporary;
        this.left = left;
        this.begun = own != null && own.plans().isEmpty();
    }

    /**
     * Does the work and closes the files. Whoever asked for what cannot be is told so, and need not hear of runs besides: what was
     * begun for it goes too.
     */
    Outcome during(Work work) throws IOException {
        try (KeptRuns open = this) {
            return open.unlessRefused(work);
        }
    }

    private Outcome unlessRefused(Work work) throws IOException {
        try {
            return work.in(this);
        } catch (InputException e) {
            done = begun;
            throw e;
        }
    }

    /** How many runs to want at once where nobody knows how many there will be. */
    int atOnce(int threads) {
        return elsewhere == null ? threads : Math.max(threads, elsewhere.slots());
    }

    /**
     * An experiment whose first replications are run here and whose others are done elsewhere, if anybody is there: all at once, row by
     * row, if it is known how many.
     */
    Experiment experiment(List<Variant> variants, StoppingRule rule, int threads, Progress watch) {
        if (!(rule instanceof StoppingRule.Fixed)) {
            return new Experiment(variants, rule, atOnce(threads));
        }
        List<RunPlan> plans = new ArrayList<>();
        for (int replication = 1; replication < rule.most() && elsewhere != null; replication++) {
            for (Variant variant : variants) {
                plans.add(new RunPlan(variant.name(), replication));
            }
        }
        begin(plans, Study.of(variants, rule.most()).city(), watch);
        return new Experiment(variants, rule, threads);
    }

    /**
     * Has runs done elsewhere that will be asked for, all at once; if they are to be done here, that is time enough when they are asked
     * for.
     *
     * @param city what is run under a name
     */
    void begin(List<RunPlan> plans, Function<String, Variant> city, Progress watch) {
        if (elsewhere != null) {
            List<RunPlan> missing =
                    plans.stream().filter(plan -> find(plan) == null).toList();
            elsewhere.begin(missing, city, watch, this::keep);
        }
    }

    /** The figures of a run. */
    RunResult figures(RunPlan plan, Variant variant, Progress watch) {
        if (elsewhere != null && elsewhere.does(plan)) {
            elsewhere.await(plan, watch);
            return read(plan, there(find(plan)), variant);
        }
        byte[] known = find(plan);
        if (known != null) {
            RunResult result = read(plan, known, variant);
            watch.replicationFound(plan.city());
            return result;
        } else if (elsewhere != null) {
            begin(List.of(plan), name -> variant, watch);
            return figures(plan, variant, watch);
        }
        long began = System.nanoTime();
        Run run = watch.finish(
                CityPlanner.plan(variant.scenario(), variant.strategy(), plan.replication()),
                variant.scenario().duration());
        RunResult result = RunResult.figuresOf(run);
        keep(plan, result.octets());
        watch.replicationFinished(plan.city(), System.nanoTime() - began);
        return result;
    }

    /**
     * A run with its course, which is not kept, so that it is always run here. If its figures are kept, they must be the same.
     *
     * @throws InputException if they are not
     */
    RunResult course(RunPlan plan, Progress watch, Supplier<Run> simulator) {
        // with runs elsewhere, more are wanted at once than this machine has cores
        here.acquireUninterruptibly();
        try {
            return simulated(plan, watch, simulator);
        } finally {
            here.release();
        }
    }

    private RunResult simulated(RunPlan plan, Progress watch, Supplier<Run> simulator) {
        long began = System.nanoTime();
        RunResult result = RunResult.of(simulator.get());
        byte[] octets = result.octets();
        byte[] known = find(plan);
        if (known == null) {
            keep(plan, octets);
        } else if (!Arrays.equals(known, octets)) {
            throw new InputException(
                    ("buzzville: replication %d of '%s' came out otherwise here than where it was run before,"
                                    + " so another build of the program, or another file that the scenario reads, was at work there;"
                                    + " run everything with the same")
                            .formatted(plan.replication(), plan.city()));
        }
        watch.replicationFinished(plan.city(), System.nanoTime() - began);
        return result;
    }

    private static RunResult read(RunPlan plan, byte[] octets, Variant variant) {
        try {
            return RunResult.read(octets, variant.scenario());
        } catch (Undecodable e) {
            throw new InputException(
                    "buzzville: the figures of replication %d of '%s' were written by another build of the"
                                    .formatted(plan.replication(), plan.city())
                            + " program (" + e.getMessage() + "); run everything with the same");
        }
    }

    private static byte[] there(byte @Nullable [] octets) {
        if (octets == null) {
            throw new IllegalStateException("a run that finished was not kept");
        }
        return octets;
    }

    private byte @Nullable [] find(RunPlan plan) {
        try {
            byte[] known = own == null ? null : own.find(plan);
            for (int i = 0; i < others.size() && known == null; i++) {
                known = others.get(i).find(plan);
            }
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(RunPlan plan, byte[] octets) {
        if (own != null) {
            try {
                own.keep(plan, octets);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The results are in their place, so that nobody has to go on from here. */
    void done() {
        done = true;
    }

    @Override
    public void close() throws IOException {
        if (elsewhere != null) {
            elsewhere.close();
        }
        for (RunsFile other : others) {
            other.close();
        }
        if (own == null) {
            return;
        }
        int kept = own.plans().size();
        own.close();
        if (temporary && (done || kept == 0)) {
            Files.deleteIfExists(own.path());
        } else {
            left.accept(kept);
        }
    }
}
