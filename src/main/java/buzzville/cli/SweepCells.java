package buzzville.cli;

import buzzville.experiment.sweep.Axis;
import buzzville.experiment.sweep.Cell;
import buzzville.experiment.sweep.Design;
import buzzville.experiment.sweep.Plan;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problem;
import buzzville.scenario.yaml.Problems;
import buzzville.scenario.yaml.Severity;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a sweep over a scenario file, all of them found without a mistake.
 *
 * @param base the file under the required strategy, before anything is varied
 * @param required the name of that strategy
 */
record SweepCells(Chosen base, ScenarioFile file, List<String> settings, Plan plan, String required) {
    private static final int MOST_LINES = 100;
    private static final int MOST_NAME = 80;

    /**
     * Reads a file and checks every combination.
     *
     * @param settings assignments that hold for all
     * @param err where warnings go
     * @throws InputException with everything that is wrong, and with which combination
     */
    static SweepCells read(Path path, SweepOptions options, List<String> settings, PrintWriter err) {
        ScenarioOptions.checkThere(path);
        Problems problems = new Problems();
        ScenarioFile file = ScenarioFile.load(path, problems);
        if (file == null) {
            throw new InputException(problems.lines());
        }
        String required = options.required(file);
        Chosen base = Chosen.read(path, required, settings, err);
        Plan plan = plan(options, file, settings, base.scenario());
        SweepCells cells = new SweepCells(base, file, List.copyOf(settings), plan, required);
        cells.check(err);
        return cells;
    }

    private static Plan plan(SweepOptions options, ScenarioFile file, List<String> settings, Scenario base) {
        List<Axis> axes = options.axes();
        List<String> strategies = options.strategies(file);
        try {
            if (options.design() == Design.GRID) {
                return Plan.grid(axes, strategies);
            }
            Set<Axis> whole = new LinkedHashSet<>();
            for (Axis axis : axes) {
                if (isWhole(axis, file, strategies.get(0), settings)) {
                    whole.add(axis);
                }
            }
            return Plan.sample(axes, strategies, options.design(), options.sample(), whole, base.seed());
        } catch (IllegalArgumentException e) {
            throw new InputException("buzzville: --vary: " + e.getMessage());
        }
    }

    /** Whether a key takes whole numbers only: the reader says so of a fraction. */
    private static boolean isWhole(Axis axis, ScenarioFile file, String strategy, List<String> settings) {
        if (axis.span() == null || !axis.span().unit().isEmpty()) {
            return false;
        }
        String fraction = axis.span().low().add(BigDecimal.valueOf(5, 1)).toPlainString();
        List<String> with = new ArrayList<>(settings);
        with.add(axis.setting(fraction.matches(".*\\.0*") ? fraction + "5" : fraction));
        Problems problems = new Problems();
        file.scenario(strategy, with, problems);
        return problems.all().stream().anyMatch(problem -> problem.message().contains("expected a whole number"));
    }

    /** The scenario of a cell. */
    Scenario scenario(Cell cell) {
        Problems problems = new Problems();
        Scenario scenario = file.scenario(cell.strategy(), settings(cell), problems);
        if (scenario == null) {
            throw new IllegalStateException("a combination that was checked has become wrong: " + problems);
        }
        return scenario;
    }

    /** A cell's name among the cities of a study. */
    static String name(Cell cell) {
        return Integer.toString(cell.number());
    }

    /** What other machines need to make the scenarios of all cells. */
    Shipment shipment() {
        Map<String, Cell> byName = new LinkedHashMap<>();
        plan.cells().forEach(cell -> byName.put(name(cell), cell));
        List<Shipment.Way> ways = plan.cells().stream()
                .map(cell -> new Shipment.Way(cell.strategy(), settings(cell)))
                .toList();
        return new Shipment(base.file(), ways, variant -> settings(there(byName.get(variant.name()))));
    }

    private static Cell there(@Nullable Cell cell) {
        if (cell == null) {
            throw new IllegalStateException("no such combination");
        }
        return cell;
    }

    private List<String> settings(Cell cell) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(cell.settings(plan.axes()));
        return all;
    }

    /** A mistake, and where it is made. */
    private static final class Finding {
        private final Cell first;
        private final boolean error;
        private int count;

        Finding(Cell first, boolean error) {
            this.first = first;
            this.error = error;
        }
    }

    private void check(PrintWriter err) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        boolean wrong = false;
        for (Cell cell : plan.cells()) {
            Problems problems = new Problems();
            Scenario scenario = file.scenario(cell.strategy(), settings(cell), problems);
            if (scenario == null) {
                wrong = true;
            } else {
                PilotRuns.refuse(scenario);
            }
            for (Problem problem : problems.all()) {
                Finding finding = findings.computeIfAbsent(
                        line(problem), fresh -> new Finding(cell, problem.severity() == Severity.ERROR));
                finding.count++;
            }
        }
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Finding> found : findings.entrySet()) {
            if (!wrong || found.getValue().error) {
                lines.add(found.getKey() + where(found.getValue()));
            }
        }
        if (wrong) {
            throw new InputException(shortened(lines));
        }
        Set<String> known = new LinkedHashSet<>(known());
        lines.stream().filter(line -> !known.contains(line)).forEach(err::println);
    }

    /** Warnings about the file as it is have been said. */
    private List<String> known() {
        Problems problems = new Problems();
        file.scenario(required, settings, problems);
        return problems.lines();
    }

    /** A value that is varied is an option of its own. */
    private String line(Problem problem) {
        String line = problem.toString();
        for (Axis axis : plan.axes()) {
            line = line.replace("--set '" + axis.path() + "=", "--vary '" + axis.path() + "=");
        }
        return line;
    }

    private String where(Finding finding) {
        int all = plan.cells().size();
        if (finding.count == all) {
            return "";
        }
        String strategy = plan.strategies().size() == 1 ? "" : ", strategy " + finding.first.strategy();
        String name = finding.first.name(plan.axes());
        String shortName = name.length() > MOST_NAME ? name.substring(0, MOST_NAME) + "…" : name;
        String others = finding.count == 1 ? "" : " and " + (finding.count - 1) + " more of " + all + " combinations";
        return " (with " + shortName + strategy + others + ")";
    }

    private static List<String> shortened(List<String> lines) {
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        List<String> some = new ArrayList<>(lines.subList(0, MOST_LINES));
        some.add("and " + (lines.size() - MOST_LINES) + " more");
        return some;
    }
}
