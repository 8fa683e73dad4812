package buzzville.cli;

import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says everything that is wrong with scenario files, under each of their strategies, and runs nothing. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        parameterListHeading = "%n",
        description = "Says everything that is wrong with scenario files, under all their strategies; runs nothing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  buzzville check scenarios/crisis.yaml my-city.yaml",
            "  buzzville check my-city.yaml --effective --strategy priority",
            "  buzzville check my-city.yaml --set services.police.workers=8"
        })
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "SCENARIO", description = "Scenario files.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            description = "Only under this strategy; all of them if absent. With --effective, the default one.")
    private @Nullable String strategy;

    @Mixin
    private ScenarioOptions options;

    @Option(
            names = "--effective",
            description = "Print the scenario as understood, after includes, strategy, --set and defaults.")
    private boolean effective;

    @Override
    public Integer call() {
        options.drawSeed();
        int status = ExitCode.SOUND;
        for (Path file : files) {
            if (!check(file)) {
                status = ExitCode.WRONG_INPUT;
            }
        }
        return status;
    }

    private boolean check(Path file) {
        PrintWriter err = spec.commandLine().getErr();
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
                last = scenarios.scenario(name, options.settings(), problems);
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
        return effective ? List.of(scenarios.defaultStrategy()) : scenarios.strategies();
    }

    private void print(Path file, ScenarioFile scenarios, Scenario scenario) {
        PrintWriter out = spec.commandLine().getOut();
        if (effective) {
            String chosen = strategies(scenarios).get(0);
            out.print(Chosen.effective(scenarios.document(chosen, options.settings(), new Problems())));
            return;
        }
        String name = scenario.name() == null ? ScenarioOptions.name(file) : scenario.name();
        out.println("%s: ok (%s; %s)".formatted(file, name, said(scenarios)));
    }

    private String said(ScenarioFile scenarios) {
        List<String> names = strategies(scenarios);
        return (names.size() == 1 ? "strategy: " : "strategies: ") + String.join(", ", names);
    }
}
