package buzzville.cli;

import buzzville.causality.ClockFigures;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.Party;
import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.clock.Stamping;
import buzzville.city.life.Lookout;
import buzzville.report.ClockResults;
import buzzville.report.ResultsFolder;
import buzzville.report.RunContext;
import buzzville.report.clocks.Unlogged;
import buzzville.report.spacetime.Captions;
import buzzville.report.spacetime.SpaceTimePage;
import buzzville.scenario.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a city whose events are stamped by every clock, and says what each of them could tell. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        parameterListHeading = "%n",
        description = "Runs one strategy of a scenario with every event stamped by physical, Lamport, vector and hybrid"
                + " clocks; writes the log, figures and charts, and prints what each order has the wrong way round.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  buzzville clocks run my-city.yaml",
            "  buzzville clocks run my-city.yaml --set clocks.profile=adrift",
            "  buzzville clocks run my-city.yaml --set clocks.lamport=no-merge --quiet",
            "",
            "Where a scenario says nothing of clocks, they are synchronised.",
            "Exit status: 0 done; 2 the input is wrong; 3 a fault of ours; 130 interrupted."
        })
final class ClocksRunCommand implements Callable<Integer> {
    private static final String USUAL = "clocks=synchronised";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "A scenario file; 'buzzville list' shows the shipped ones.")
    private Path file;

    @Option(names = "--strategy", paramLabel = "NAME", description = "Another strategy than the file's own choice.")
    private @Nullable String strategy;

    @Mixin
    private ScenarioOptions options;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where results go; results/SCENARIO/STRATEGY/clocks if absent.")
    private @Nullable Path out;

    @Option(names = "--no-charts", description = "Leave out the charts.")
    private boolean noCharts;

    @Option(names = "--json", description = "Print clocks.json on standard output instead of the tables.")
    private boolean json;

    @Mixin
    private ResultsSpeech speech;

    @Override
    public Integer call() throws IOException {
        speech.language();
        boolean drawn = options.drawSeed();
        PrintWriter err = spec.commandLine().getErr();
        Chosen chosen = chosen(err);
        if (drawn) {
            speech.seed(chosen.scenario().seed(), err);
        }
        Path target =
                out == null ? RunCommand.defaultFolder(file, chosen.strategy()).resolve("clocks") : out;
        Telling telling = speech.telling(json, spec);
        return Workplace.run(
                        target,
                        speech.progress(err),
                        1,
                        (results, watch) -> in(results, watch, chosen),
                        found -> telling.say(found, target))
                .status();
    }

    private Outcome in(ResultsFolder results, Progress watch, Chosen chosen) throws IOException {
        // latencies and the like are of no interest here, and to measure them takes longer than to stamp: it begins
        // with the last nanosecond
        Scenario scenario = chosen.scenario().measuredFrom(chosen.scenario().duration() - 1);
        Stamping stamping = Stamping.of(scenario, Objects.requireNonNull(scenario.clocks()));
        City city = CityPlanner.plan(scenario, chosen.strategy(), 0, Lookout.NOBODY, stamping);
        watch.finish(city, scenario.duration());
        String name = scenario.name() == null ? ScenarioOptions.name(file) : scenario.name();
        EventLog log = city.eventLog(name, RootCommand.Version.number());
        Unlogged unlogged = new Unlogged(city.heldBack(), city.answers());
        ClockResults found = new ClockResults(
                scenario,
                figures(log),
                unlogged,
                city.worstClocks(log.processes().stream().map(Party::name).toList()));
        List<String> notes = results.clocks().write(found, context(chosen));
        results.clocks()
                .page(SpaceTimePage.of(
                        log.withoutIdle(), Captions.of(scenario), unlogged::sentences, speech.language()));
        return new Outcome(true, false, found.table(speech.language()), found.json(), results.publish(), notes);
    }

    private static ClockFigures figures(EventLog log) {
        try {
            return ClockFigures.of(log);
        } catch (IllegalArgumentException e) {
            throw ClockLogFile.tooLong(e);
        }
    }

    /** The scenario, with synchronised clocks if it says nothing of them. */
    private Chosen chosen(PrintWriter err) {
        Chosen chosen = Chosen.read(file, strategy, options.settings(), err);
        if (chosen.scenario().clocks() != null) {
            return chosen;
        }
        List<String> settings = new ArrayList<>(options.settings());
        settings.add(0, USUAL);
        // whatever there was to say of it has been said
        return Chosen.read(file, strategy, settings, new PrintWriter(new StringWriter()));
    }

    private RunContext context(Chosen chosen) {
        return new RunContext(
                RootCommand.Version.number(),
                RunContext.Environment.current(),
                again(chosen),
                chosen.file().toString().replace('\\', '/'),
                chosen.hash(),
                chosen.effective(),
                speech.language(),
                !noCharts,
                true,
                1);
    }

    /** The command line that makes these results again. */
    private String again(Chosen chosen) {
        List<String> words =
                new ArrayList<>(List.of("clocks", "run", file.toString(), "--strategy", chosen.strategy()));
        for (String assignment : options.assignments()) {
            words.addAll(List.of("--set", assignment));
        }
        words.addAll(List.of("--seed", Long.toString(chosen.scenario().seed())));
        if (noCharts) {
            words.add("--no-charts");
        }
        words.addAll(speech.words());
        return Again.of(words);
    }
}
