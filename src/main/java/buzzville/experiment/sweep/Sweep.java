package buzzville.experiment.sweep;

import buzzville.experiment.Experiment;
import buzzville.experiment.Findings;
import buzzville.experiment.InterruptedRun;
import buzzville.experiment.Parallel;
import buzzville.experiment.Pool;
import buzzville.experiment.RunResult;
import buzzville.experiment.Stop;
import buzzville.experiment.StoppingRule;
import buzzville.experiment.Variant;
import buzzville.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs the cells of a plan in order, each with its replications. Replication k has the same chance in every cell, so cells
 * differ in what was varied alone. Of a finished cell its figures are kept, and not its messages; threads never show.
 */
public final class Sweep {
    private final Plan plan;
    private final StoppingRule rule;
    private final int threads;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Map<Cell, Scenario> scenarios = new ConcurrentHashMap<>();
    private Pool pool = new Pool();

    /** Has one replication of a cell simulated, or knows what came of it; several threads may ask at once. */
    public interface Simulator {
        RunResult simulate(Cell cell, Scenario scenario, int replication);
    }

    /**
     * A sweep that has not begun.
     *
     * @param rule how many replications each cell has
     * @param threads how many runs at once, at least 1
     */
    public Sweep(Plan plan, StoppingRule rule, int threads) {
        this.plan = plan;
        this.rule = rule;
        this.threads = threads;
    }

    /**
     * Runs all cells, or as many as there is time for.
     *
     * @param city makes the scenario of a cell when it is needed; several threads may ask at once
     * @param finished hears of each cell as it is finished, in order, on the thread that called
     * @throws InterruptedRun if it is interrupted before the first cell is finished
     */
    public Swept run(Function<Cell, Scenario> city, Simulator simulator, Consumer<Outcome> finished) {
        boolean interrupted = false;
        try {
            if (rule instanceof StoppingRule.Fixed fixed) {
                together(fixed.most(), city, simulator, finished);
            } else {
                for (Cell cell : plan.cells()) {
                    byItself(cell, city.apply(cell), simulator, finished);
                }
            }
        } catch (InterruptedRun e) {
            if (outcomes.isEmpty()) {
                throw e;
            }
            interrupted = true;
        }
        return new Swept(plan, outcomes, interrupted);
    }

    /** Where it is known how many runs there are, no core waits at the end of a cell. */
    private void together(
            int replications, Function<Cell, Scenario> city, Simulator simulator, Consumer<Outcome> finished) {
        List<Cell> cells = plan.cells();
        Parallel.inOrder(
                Math.multiplyExact(cells.size(), replications),
                threads,
                index -> {
                    Cell cell = cells.get(index / replications);
                    return simulator.simulate(cell, scenarios.computeIfAbsent(cell, city), index % replications);
                },
                (index, run) -> {
                    Cell cell = cells.get(index / replications);
                    // of a single run one infers nothing, and so it has a verdict without an interval
                    Findings alone = replications == 1 ? Findings.of(run) : null;
                    pool.add(run.summary());
                    if (pool.size() == replications) {
                        Findings findings = alone == null ? pool.findings(run.scenario()) : alone;
                        pool = new Pool();
                        scenarios.remove(cell);
                        take(Outcome.of(cell, findings), finished);
                    }
                });
    }

    private void byItself(Cell cell, Scenario scenario, Simulator simulator, Consumer<Outcome> finished) {
        Variant variant = new Variant(cell.strategy(), scenario, cell.strategy());
        Experiment experiment = new Experiment(List.of(variant), rule, threads);
        Stop stop = experiment.run(
                (same, replication) -> simulator.simulate(cell, scenario, replication), (same, replication, run) -> {});
        if (stop.reason() == Stop.Reason.INTERRUPTED) {
            throw new InterruptedRun();
        }
        take(Outcome.of(cell, experiment.findings(variant.name())), finished);
    }

    private void take(Outcome outcome, Consumer<Outcome> finished) {
        outcomes.add(outcome);
        finished.accept(outcome);
    }
}
