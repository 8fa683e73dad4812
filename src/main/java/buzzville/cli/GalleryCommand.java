package buzzville.cli;

import buzzville.experiment.StoppingRule;
import buzzville.report.story.StoryChoice;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the results folders again that are kept with the sources. */
@Command(
        name = "gallery",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        parameterListHeading = "%n",
        description = "Makes results/gallery/ again: shipped scenarios, undefended (strategy none) and as they choose"
                + " themselves; without the page, CSV and SVG files, which are big.")
final class GalleryCommand implements Callable<Integer> {
    private static final String UNDEFENDED = "none";

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "SCENARIO",
            description = "Scenario files; if absent, the shipped ones that are not in a folder of their own.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "results/gallery",
            description = "Where the gallery is; ${DEFAULT-VALUE} if absent.")
    private Path out;

    @Option(names = "--no-charts", description = "Leave out the charts.")
    private boolean noCharts;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        for (Path file : files.isEmpty() ? shipped() : files) {
            for (String strategy : strategies(file)) {
                Chosen chosen = Chosen.read(file, strategy, List.of(), err);
                String again = Again.of(List.of("run", file.toString(), "--strategy", strategy));
                // the gallery stands beside the sources, so it keeps pictures and figures and leaves out what is big
                RunJob job = new RunJob(
                        chosen,
                        new StoppingRule.Fixed(1),
                        Runtime.getRuntime().availableProcessors(),
                        RunJob.Tracing.NONE,
                        false,
                        StoryChoice.USUAL,
                        !noCharts,
                        false,
                        ReportLanguage.EN,
                        again,
                        null,
                        null);
                Path folder = out.resolve(ScenarioOptions.name(file)).resolve(strategy);
                job.run(folder, false, outcome -> outcome.notes().forEach(err::println));
                err.println("wrote " + folder);
            }
        }
        return ExitCode.SOUND;
    }

    private static List<Path> shipped() {
        Path folder = Shipped.here().folder();
        return Shipped.here().files().stream()
                .filter(file -> isDirectlyIn(file, folder))
                .toList();
    }

    private static boolean isDirectlyIn(Path file, @Nullable Path folder) {
        return folder != null && folder.equals(file.getParent());
    }

    private static Set<String> strategies(Path file) {
        Set<String> strategies = new LinkedHashSet<>();
        ScenarioFile scenarios = ScenarioFile.load(file, new Problems());
        if (scenarios != null && scenarios.strategies().contains(UNDEFENDED)) {
            strategies.add(UNDEFENDED);
        }
        strategies.add(scenarios == null ? UNDEFENDED : scenarios.defaultStrategy());
        return strategies;
    }
}
