package buzzville.cli;

import buzzville.experiment.Findings;
import buzzville.experiment.RunPlan;
import buzzville.experiment.RunResult;
import buzzville.experiment.StoppingRule;
import buzzville.experiment.Study;
import buzzville.experiment.Variant;
import buzzville.experiment.Yardstick;
import buzzville.experiment.sweep.Cell;
import buzzville.experiment.sweep.Plan;
import buzzville.experiment.sweep.Reading;
import buzzville.experiment.sweep.Sweep;
import buzzville.experiment.sweep.Swept;
import buzzville.report.ResultsFolder;
import buzzville.report.RunContext;
import buzzville.report.SweepJson;
import buzzville.report.SweepResults;
import buzzville.report.SweepTable;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.yaml.Suggestion;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the cells of a sweep and writes its results folder.
 *
 * @param rule how many replications each cell has
 * @param threads how many runs at once
 * @param figures what table and chart are to show; empty for the usual
 * @param charts whether a chart is wanted
 * @param command the command line that makes the results again
 * @param progress where to say how far it is; null to say nothing
 * @param keeping where finished runs are kept until the results are
 */
record SweepJob(
        SweepCells cells,
        StoppingRule rule,
        int threads,
        List<String> figures,
        boolean charts,
        ReportLanguage language,
        String command,
        @Nullable PrintWriter progress,
        Keeping keeping) {
    /** So many service figures are shown where nothing is promised and nothing measured. */
    private static final int FEW = 4;

    /**
     * Runs it.
     *
     * @param colours whether the table is for a terminal
     * @param said takes the outcome as soon as the results are in their place
     */
    Outcome run(Path target, boolean colours, Consumer<Outcome> said) throws IOException {
        int runs = cells.plan().cells().size() * (rule instanceof StoppingRule.Fixed fixed ? fixed.most() : 1);
        return Workplace.run(target, progress, runs, (results, watch) -> work(results, watch, colours), said);
    }

    /** What is to be run. */
    Study study() {
        Map<String, Cell> byName = new LinkedHashMap<>();
        cells.plan().cells().forEach(cell -> byName.put(SweepCells.name(cell), cell));
        return new Study(List.copyOf(byName.keySet()), name -> variant(byName, name), rule.most());
    }

    private Variant variant(Map<String, Cell> byName, String name) {
        Cell cell = byName.get(name);
        if (cell == null) {
            throw new IllegalArgumentException("no combination '" + name + "'");
        }
        return new Variant(name, cells.scenario(cell), cell.strategy());
    }

    /** Refuses figures that nobody has, as soon as a run tells which there are. */
    void inspect(RunResult result) {
        checkFigures(Reading.of(Findings.of(result)));
    }

    private Outcome work(ResultsFolder folder, Progress watch, boolean colours) throws IOException {
        return keeping.open().during(kept -> work(folder, kept, watch, colours));
    }

    private Outcome work(ResultsFolder folder, KeptRuns kept, Progress watch, boolean colours) throws IOException {
        Plan plan = cells.plan();
        if (rule instanceof StoppingRule.Fixed fixed) {
            Map<String, Integer> runs = new LinkedHashMap<>();
            plan.cells().forEach(cell -> runs.put(SweepCells.name(cell), fixed.most()));
            watch.expect(runs);
            Study study = study();
            kept.begin(study.plans(), study.city(), watch);
        } else {
            watch.countParts();
        }
        Swept swept = new Sweep(plan, rule, rule instanceof StoppingRule.Fixed ? threads : kept.atOnce(threads))
                .run(
                        cells::scenario,
                        (cell, scenario, replication) -> kept.figures(
                                new RunPlan(SweepCells.name(cell), replication),
                                new Variant(SweepCells.name(cell), scenario, cell.strategy()),
                                watch),
                        outcome -> {
                            checkFigures(outcome.readings());
                            watch.partFinished();
                        });
        List<String> shown = shown(swept);
        List<String> charted = figures.isEmpty() ? first(swept, shown) : shown;
        SweepResults results = new SweepResults(swept, cells.base().scenario(), shown, charted, cells.required());
        List<String> notes = new ArrayList<>(folder.sweep(results, context()));
        if (swept.interrupted()) {
            notes.add(language.choose(
                            "interrupted: %d of %d combinations are finished, and these are their results",
                            "interrompu : %d combinaisons finies sur %d, voici leurs résultats")
                    .formatted(swept.outcomes().size(), plan.cells().size()));
        }
        String table = SweepTable.of(results, language, colours);
        List<String> files = swept.interrupted() ? folder.publishWhatIsDone() : folder.publish();
        if (!swept.interrupted()) {
            kept.done();
        }
        return new Outcome(results.passed(), swept.interrupted(), table, SweepJson.text(results), files, notes);
    }

    /** As soon as one cell is finished it is known which figures there are. */
    private void checkFigures(Map<String, Reading> known) {
        for (String figure : figures) {
            if (!known.containsKey(figure)) {
                throw new InputException("buzzville: --figure: there is no figure '" + figure + "'"
                        + Suggestion.hintAndAll(figure, known.keySet(), "figures"));
            }
        }
    }

    /** What was asked for, else the objectives, else the measures, else what befell the most urgent messages. */
    private List<String> shown(Swept swept) {
        if (!figures.isEmpty()) {
            return figures;
        }
        for (Yardstick.Kind kind : Yardstick.Kind.values()) {
            List<String> all = swept.figures().values().stream()
                    .filter(figure -> figure.kind() == kind)
                    .map(Yardstick::name)
                    .toList();
            if (!all.isEmpty()) {
                return kind == Yardstick.Kind.SERVICE ? all.subList(0, Math.min(FEW, all.size())) : all;
            }
        }
        return List.of();
    }

    /** The first figure that is not the same everywhere, or simply the first. */
    private static List<String> first(Swept swept, List<String> shown) {
        return shown.stream()
                .filter(name -> Arrays.stream(swept.estimates(name)).distinct().count() > 1)
                .findFirst()
                .map(List::of)
                .orElse(shown.subList(0, Math.min(1, shown.size())));
    }

    private RunContext context() {
        Chosen base = cells.base();
        return new RunContext(
                RootCommand.Version.number(),
                RunContext.Environment.current(),
                command,
                base.file().toString().replace('\\', '/'),
                base.hash(),
                base.effective(),
                language,
                charts,
                true,
                threads);
    }
}
