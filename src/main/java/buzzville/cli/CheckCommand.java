package buzzville.cli;

import buzzville.report.Flows;
import buzzville.report.LoadJson;
import buzzville.report.LoadTable;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
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
            "  buzzville check my-city.yaml --flows --lang fr",
            "  buzzville check scenarios/crisis.yaml --load --strategy none",
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
            description =
                    "Only under this strategy; all of them if absent. With --effective, --flows or --load, the default"
                            + " one.")
    private @Nullable String strategy;

    @Mixin
    private ScenarioOptions options;

    @Option(
            names = "--effective",
            description = "Print the scenario as understood, after includes, strategy, --set and defaults.")
    private boolean effective;

    @Option(
            names = "--flows",
            description =
                    "Print who gets what: for each event its producers and what they detect, its consumers and what"
                            + " they do, as a Markdown table.")
    private boolean flows;

    @Option(
            names = "--load",
            description =
                    "Print how much of what it can do each stage and lane is asked for, when that is too much, and how long"
                            + " messages would wait: by arithmetic alone.")
    private boolean load;

    @Option(names = "--all", description = "With --load: every row, not only the busiest.")
    private boolean all;

    @Option(names = "--json", description = "With --flows or --load: as JSON.")
    private boolean json;

    @Option(
            names = "--lang",
            paramLabel = "fr|en",
            description = "With --flows or --load: language of labels and sentences.")
    private @Nullable String lang;

    @Override
    public Integer call() {
        options.drawSeed();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        return new Checking(out, err, strategy, options.settings(), effective, view()).of(files);
    }

    private @Nullable BiFunction<Scenario, String, String> view() {
        checkTogether();
        if (!flows && !load) {
            return null;
        }
        ReportLanguage language = ReportLanguage.of(Speech.of(lang));
        if (load) {
            return (scenario, chosen) ->
                    json ? LoadJson.text(scenario, chosen) : LoadTable.text(scenario, chosen, language, all);
        }
        return (scenario, chosen) -> json
                ? Flows.of(scenario, language).json()
                : Flows.of(scenario, language).table();
    }

    private void checkTogether() {
        List<String> views = new ArrayList<>();
        if (effective) {
            views.add("--effective");
        }
        if (flows) {
            views.add("--flows");
        }
        if (load) {
            views.add("--load");
        }
        if (views.size() > 1) {
            throw new InputException(
                    "buzzville: expected either %s or %s, but found both".formatted(views.get(0), views.get(1)));
        } else if (!flows && !load && (json || lang != null)) {
            throw new InputException("buzzville: " + (json ? "--json" : "--lang")
                    + ": only --flows and --load know it; expected one of these with it");
        } else if (all && !load) {
            throw new InputException("buzzville: --all: only --load knows it; expected --load with it");
        } else if (all && json) {
            throw new InputException("buzzville: --all: JSON always has every row; expected either --all or --json");
        }
    }
}
