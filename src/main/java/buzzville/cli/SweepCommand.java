package buzzville.cli;

import buzzville.experiment.StoppingRule;
import buzzville.report.text.ReportLanguage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

/** Runs a scenario under many values of its parameters. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        parameterListHeading = "%n",
        description = "Runs a scenario under many values of its parameters; prints a table and"
                + " which parameter matters most; writes sweep.csv, sweep.json, a chart.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  buzzville sweep scenarios/crisis.yaml --vary load=0.5..2/0.25",
            "  buzzville sweep my-city.yaml --vary broker.threads=1,2,4 \\",
            "    --vary services.police.workers=1..8/1 --figure alarms-fast",
            "  buzzville sweep my-city.yaml --vary load=0.5..3 \\",
            "    --vary services.police.workers=1..20 --sample 50 --design latin",
            "",
            "Exit status: 0 every combination of the required strategy meets every objective;",
            "1 one does not; 2 the input is wrong; 3 a fault of ours; 130 interrupted."
        })
final class SweepCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "A scenario file; 'buzzville list' shows the shipped ones.")
    private Path file;

    @Mixin
    private SweepOptions sweep;

    @Mixin
    private ScenarioOptions options;

    @Mixin
    private ReplicationOptions replications;

    @Mixin
    private StudyOptions study;

    @Option(names = "--out", paramLabel = "DIR", description = "Where results go; results/SCENARIO/sweep if absent.")
    private @Nullable Path out;

    @Option(names = "--no-charts", description = "Leave out the chart.")
    private boolean noCharts;

    @Option(names = "--json", description = "Print sweep.json on standard output instead of the table.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing but the last line.")
    private boolean quiet;

    @Option(names = "--lang", paramLabel = "fr|en", description = "Language of results for people.")
    private @Nullable String lang;

    @Override
    public Integer call() throws IOException {
        replications.check();
        ReportLanguage language = ReportLanguage.of(Speech.of(lang));
        sweep.check(options.assignments());
        boolean drawn = options.drawSeed();
        PrintWriter err = spec.commandLine().getErr();
        SweepCells cells = SweepCells.read(file, sweep, options.settings(), err);
        long seed = cells.base().scenario().seed();
        if (drawn && !quiet) {
            err.println(language.choose("seed ", "graine ") + seed);
        }
        StoppingRule rule = replications.rule(cells.base().scenario(), SweepOptions.USUAL_REPLICATIONS);
        study.check(rule, drawn, out, cells.plan().cells().size());
        Path target = out == null ? RunCommand.defaultFolder(file, "sweep") : out;
        List<String> again = again(seed);
        Map<String, String> more = new LinkedHashMap<>();
        more.put("combinations", Again.of(sweep.runWords()));
        more.put(Keeping.REPLICATIONS, Keeping.words(rule));
        Keeping keeping = new Keeping(
                Keeping.facts(List.of(cells.base()), again, options.assignments(), more),
                target,
                study,
                cells.shipment(),
                language,
                quiet ? null : err);
        SweepJob job = new SweepJob(
                cells,
                rule,
                replications.threads(),
                sweep.figures(),
                !noCharts,
                language,
                Again.of(again),
                !quiet && Progress.isTerminal(2) ? err : null,
                keeping);
        Shard shard = study.shard();
        if (shard != null) {
            return new ShardJob(shard, job.study(), keeping, replications.threads(), job.progress(), job::inspect)
                    .call();
        }
        Telling telling = new Telling(json, quiet, language, spec.commandLine().getOut(), err);
        return job.run(target, Telling.colours(), outcome -> telling.say(outcome, target))
                .status();
    }

    /** The command line that makes these results again. */
    private List<String> again(long seed) {
        List<String> words = new ArrayList<>(List.of("sweep", file.toString()));
        words.addAll(sweep.words());
        for (String assignment : options.assignments()) {
            words.addAll(List.of("--set", assignment));
        }
        words.addAll(List.of("--seed", Long.toString(seed)));
        words.addAll(replications.words());
        if (noCharts) {
            words.add("--no-charts");
        }
        if (lang != null) {
            words.addAll(List.of("--lang", lang));
        }
        return words;
    }
}
