package buzzville.cli;

import buzzville.report.Flows;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
                    "Only under this strategy; all of them if absent. With --effective or --flows, the default one.")
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

    @Option(names = "--json", description = "With --flows: as JSON.")
    private boolean json;

    @Option(names = "--lang", paramLabel = "fr|en", description = "With --flows: language of labels and descriptions.")
    private @Nullable String lang;

    @Override
    public Integer call() {
        options.drawSeed();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        return new Checking(out, err, strategy, options.settings(), effective, view()).of(files);
    }

    private @Nullable Function<Scenario, String> view() {
        if (!flows) {
            if (json || lang != null) {
                throw new InputException("buzzville: " + (json ? "--json" : "--lang")
                        + ": only --flows knows it; expected --flows with it");
            }
            return null;
        } else if (effective) {
            throw new InputException("buzzville: expected either --effective or --flows, but found both");
        }
        ReportLanguage language = ReportLanguage.of(Speech.of(lang));
        return scenario -> json
                ? Flows.of(scenario, language).json()
                : Flows.of(scenario, language).table();
    }
}
