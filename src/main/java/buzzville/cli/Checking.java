package buzzville.cli;

import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import buzzville.unit.Visible;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What {@code check} does; picocli must not be mentioned, see {@link Buzzville}.
 *
 * @param strategy the only one to check; null for all
 * @param settings assignments such as {@code services.police.workers=8}
 * @param effective whether to print the scenarios as understood
 * @param view what to print of a sound scenario under a strategy, instead of that it is sound; null for nothing else
 */
record Checking(
        PrintWriter out,
        PrintWriter err,
        @Nullable String strategy,
        List<String> settings,
        boolean effective,
        @Nullable BiFunction<Scenario, String, String> view) {
    /** Checks files one after the other; returns the exit status. */
    int of(List<Path> files) {
        int status = ExitCode.SOUND;
        for (Path file : files) {
            if (!check(file)) {
                status = ExitCode.WRONG_INPUT;
            }
        }
        return status;
    }

    private boolean check(Path file) {
        Problems problems = new Problems();
        ScenarioFile scenarios = null;
        try {
            ScenarioOptions.checkThere(file);
            scenarios = ScenarioFile.load(file, problems);
        } catch (InputException wrong) {
            wrong.lines().forEach(err::println);
            return false;
        }
        Scenario last = null;
        if (scenarios != null) {
            for (String name : strategies(scenarios)) {
                last = scenarios.scenario(name, settings, problems);
            }
        }
        problems.lines().forEach(err::println);
        if (scenarios == null || last == null || problems.hasErrors()) {
            if (problems.errorCount() > 1) {
                err.println(file + ": " + problems.errorCount() + " mistakes");
            }
            return false;
        }
        print(file, scenarios, last);
        return true;
    }

    private List<String> strategies(ScenarioFile scenarios) {
        if (strategy != null) {
            return List.of(strategy);
        }
        return effective || view != null ? List.of(scenarios.defaultStrategy()) : scenarios.strategies();
    }

    private void print(Path file, ScenarioFile scenarios, Scenario scenario) {
        if (view != null) {
            out.print(view.apply(scenario, strategies(scenarios).get(0)));
            return;
        }
        if (effective) {
            String chosen = strategies(scenarios).get(0);
            out.print(Chosen.effective(scenarios.document(chosen, settings, new Problems())));
            return;
        }
        String name = scenarios.name() == null ? ScenarioOptions.name(file) : scenarios.name();
        out.println(Visible.line("%s: ok (%s; %s)".formatted(file, name, said(scenarios))));
    }

    private String said(ScenarioFile scenarios) {
        List<String> names = strategies(scenarios);
        return (names.size() == 1 ? "strategy: " : "strategies: ") + String.join(", ", names);
    }
}
