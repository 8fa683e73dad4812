package buzzville.cli;

import buzzville.city.CityPlanner;
import buzzville.experiment.Estimate;
import buzzville.experiment.Experiment;
import buzzville.experiment.RunResult;
import buzzville.experiment.Variant;
import buzzville.experiment.search.Sizing;
import buzzville.report.SizeResults;
import buzzville.scenario.Scenario;
import buzzville.scenario.ServiceSpec;
import buzzville.scenario.yaml.Suggestion;
import buzzville.unit.Dimension;
import buzzville.unit.Quantity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds the least value of a parameter at which all objectives hold with a stated confidence. */
@Command(
        name = "size",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        parameterListHeading = "%n",
        description = "Finds the least value, such as a number of workers, at which all objectives hold.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  buzzville size my-city.yaml --service police",
            "  buzzville size my-city.yaml --vary services.police.workers=1..40",
            "  buzzville size my-city.yaml --vary broker.lanes.all.capacity=100..2000/100",
            "",
            "It is assumed that they hold at every greater value once they hold at one.",
            "Exit status: 0 there is one; 1 there is none; 2 the input is wrong;",
            "3 a fault of ours; 130 interrupted."
        })
final class SizeCommand implements Callable<Integer> {
    private static final int USUAL = 10;
    private static final int TIMES = 8;
    private static final int MOST = 100_000;
    private static final int MOST_WORKERS = 10_000;
    private static final int LEAST_RANGE = 16;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "A scenario file with objectives.")
    private Path file;

    @Option(
            names = "--vary",
            paramLabel = "PATH=LO..HI[/STEP]",
            description = "Which key, and between which values; a list is tried in its order.")
    private @Nullable String vary;

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "Short for --vary services.NAME.workers=1..HI, up to eight times as many as it has.")
    private @Nullable String service;

    @Option(
            names = "--confidence",
            paramLabel = "SHARE",
            description = "How sure it has to be that a value is enough; 95%% if absent.")
    private @Nullable String confidence;

    @Option(
            names = "--replications",
            paramLabel = "N",
            description = "How many runs each value gets first; 10 if absent.")
    private @Nullable Integer replications;

    @Option(
            names = "--at-most",
            paramLabel = "N",
            description = "How many runs a value gets while its verdict is open; 8 times the first if absent.")
    private @Nullable Integer atMost;

    @Mixin
    private SearchOptions options;

    @Override
    public Integer call() throws IOException {
        options.check();
        Sizing sizing = sizing();
        PrintWriter err = spec.commandLine().getErr();
        Chosen chosen = options.read(file, err);
        Scenario scenario = chosen.scenario();
        if (scenario.objectives().isEmpty()) {
            throw new InputException("buzzville: size: nothing can hold, because the scenario has no objectives");
        }
        Varied varied = Varied.of(chosen, options.settings(), varying(scenario), Varied::whole);
        List<String> own = new ArrayList<>(List.of("--vary", vary == null ? varying(scenario) : vary));
        own.addAll(List.of(
                "--confidence", confidence == null ? "95%" : confidence,
                "--replications", Integer.toString(sizing.replications()),
                "--at-most", Integer.toString(sizing.atMost())));
        Telling telling = options.telling(spec.commandLine().getOut(), err);
        Path target = options.target(file, "size");
        String again = options.again("size", file, chosen, own);
        Outcome outcome = Workplace.run(
                target,
                options.progress(err),
                sizing.atMost(),
                (results, watch) -> {
                    Sizing.Answer answer = sizing.find(
                            varied.values(),
                            index -> {
                                Variant variant =
                                        new Variant(varied.values().get(index), varied.at(index), chosen.strategy());
                                return PilotRuns.measured(List.of(variant), options.threads(), results::interrupted)
                                        .get(0);
                            },
                            simulator(watch));
                    SizeResults found = new SizeResults(answer, sizing, scenario, chosen.strategy(), varied.path());
                    List<String> notes = results.search(found, options.context(chosen, again));
                    return new Outcome(
                            answer.threshold().first() >= 0,
                            false,
                            found.table(options.language()),
                            found.json(),
                            results.publish(),
                            notes);
                },
                found -> telling.say(found, target));
        return outcome.status();
    }

    private static Experiment.Simulator simulator(Progress watch) {
        return (variant, replication) -> {
            watch.tell(variant.name() + ": " + (replication + 1) + ". replication");
            return RunResult.figuresOf(watch.finish(
                    CityPlanner.plan(variant.scenario(), variant.strategy(), replication),
                    variant.scenario().duration()));
        };
    }

    private Sizing sizing() {
        int first = replications == null ? USUAL : replications;
        SearchOptions.checkRange("--replications", first, 2, MOST);
        int most = atMost == null ? Math.min(MOST, TIMES * first) : atMost;
        SearchOptions.checkRange("--at-most", most, first, MOST);
        double sure = Estimate.CONFIDENCE;
        if (confidence != null) {
            try {
                sure = Quantity.of(Dimension.RATIO).parseDouble(confidence);
            } catch (IllegalArgumentException e) {
                throw new InputException("buzzville: --confidence: " + e.getMessage());
            }
        }
        try {
            return new Sizing(sure, first, most, options.threads());
        } catch (IllegalArgumentException e) {
            throw new InputException("buzzville: --confidence: " + e.getMessage() + ", but is " + confidence);
        }
    }

    /** What is to be varied. */
    private String varying(Scenario scenario) {
        if (vary != null && service != null) {
            throw new InputException(
                    "buzzville: --service: expected either a service or something to --vary, but found both");
        } else if (vary != null) {
            return vary;
        }
        Map<String, ServiceSpec> services = scenario.services();
        String name = service;
        if (name == null && services.size() == 1) {
            name = services.keySet().iterator().next();
        }
        if (name == null) {
            throw new InputException("buzzville: size: expected --service NAME or --vary PATH=LO..HI");
        }
        ServiceSpec spec = services.get(name);
        if (spec == null) {
            throw new InputException("buzzville: --service: there is no service '" + name + "'"
                    + Suggestion.hintAndAll(name, services.keySet(), "services"));
        }
        if (spec.workers() > MOST_WORKERS) {
            throw new InputException("buzzville: --service: '%s' has no number of workers to begin with; expected %s"
                    .formatted(name, "--vary services." + name + ".workers=1..64"));
        }
        String path = name.matches("[\\p{L}\\p{N}_-]+") ? name : '"' + name + '"';
        return "services." + path + ".workers=1.." + Math.max(LEAST_RANGE, 8 * spec.workers());
    }
}
