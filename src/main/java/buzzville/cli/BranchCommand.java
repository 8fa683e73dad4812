package buzzville.cli;

import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Branch;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import buzzville.unit.Dimension;
import buzzville.unit.Quantity;
import java.io.IOException;
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

/** Takes a run up again at an instant, makes another choice and says what it changed. */
@Command(
        name = "branch",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        parameterListHeading = "%n",
        description =
                "The same city up to an instant, then another choice, with the same arrivals to come: writes a results"
                        + " folder and says what the choice changed, message by message.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  buzzville branch results/crisis/none --at 12min --strategy priority",
            "  buzzville branch results/crisis/none --at 12min --set services.police.workers=6",
            "",
            "Exit status: 0 every objective is met with the choice; 1 one is not; 2 the input",
            "is wrong, or a running city cannot take the choice on; 3 it is not the same run."
        })
final class BranchCommand implements Callable<Integer> {
    /** What a problem's path begins with, since the choices stand on the timeline; the user wrote no such thing. */
    private static final String INSIDE = "incidents\\.branch(-\\d+)?\\.change\\.";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RESULTS", description = "The folder that 'buzzville run', 'compare' or 'branch' wrote.")
    private Path folder;

    @Option(names = "--at", required = true, paramLabel = "TIME", description = "The instant, such as 12min.")
    private String at;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "What is otherwise from then on, such as services.police.workers=6; repeatable.")
    private List<String> choices = new ArrayList<>();

    @Option(names = "--strategy", paramLabel = "NAME", description = "The strategy from then on; --set comes on top.")
    private @Nullable String strategy;

    @Option(names = "--of", paramLabel = "NAME", description = "Which strategy of a comparison is taken up again.")
    private @Nullable String of;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where results go; results/SCENARIO/STRATEGY-at-TIME if absent.")
    private @Nullable Path out;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many runs at once; all cores if absent. Never changes results.")
    private @Nullable Integer threads;

    @Option(names = "--trace", description = "Also write every message's life with the choice, as 'run' does.")
    private boolean trace;

    @Option(
            names = "--journal",
            description = "Also write journal.bvj, everything that happened with the choice, for 'buzzville replay'.")
    private boolean journal;

    @Option(names = "--no-charts", description = "Leave out the charts.")
    private boolean noCharts;

    @Option(names = "--json", description = "Print branch.json on standard output instead of the tables.")
    private boolean json;

    @Mixin
    private ResultsSpeech speech;

    @Override
    public Integer call() throws IOException {
        ReportLanguage language = speech.language();
        int atOnce = ReplicationOptions.threads(threads);
        long instant = instant();
        PrintWriter err = spec.commandLine().getErr();
        int replications = Recorded.replications(folder);
        List<Recorded> recorded = new ArrayList<>();
        for (int k = 0; k < replications; k++) {
            recorded.add(Recorded.read(folder, k, of, "--of"));
        }
        Chosen before = recorded.get(0).scenario(err);
        checkInstant(instant, before.scenario());
        Branch branch = branch(recorded.get(0), before, instant);
        List<String> settings = new ArrayList<>(recorded.get(0).settings());
        settings.remove(settings.size() - 1); // the seed, which the manifest has by itself
        if (!branch.isEmpty()) {
            settings.add(branch.assignment());
        }
        BranchJob job = new BranchJob(
                recorded,
                before,
                new Chosen(
                        before.file(),
                        before.strategy(),
                        branch.scenario(),
                        Chosen.effective(branch.document()),
                        before.hash()),
                branch,
                strategy,
                settings,
                atOnce,
                trace,
                journal,
                !noCharts,
                language,
                again(),
                speech.progress(err));
        Path target = out == null
                ? RunCommand.defaultFolder(before.file(), before.strategy() + "-at-" + branch.instant())
                : out;
        Telling telling = speech.telling(json, spec);
        return job.run(target, found -> telling.say(found, target)).status();
    }

    private long instant() {
        try {
            return Quantity.of(Dimension.DURATION).parseWhole(at, Scenario.LONGEST);
        } catch (IllegalArgumentException e) {
            throw new InputException("buzzville: --at: " + e.getMessage());
        }
    }

    private void checkInstant(long instant, Scenario scenario) {
        if (!(instant < scenario.duration())) {
            throw new InputException(
                    "buzzville: --at: expected an instant before the end of the run, which lasts %s, but found '%s'"
                            .formatted(new Human(ReportLanguage.EN).duration(scenario.duration()), at));
        }
    }

    private Branch branch(Recorded recorded, Chosen chosen, long instant) {
        Problems problems = new Problems();
        ScenarioFile scenarios = ScenarioFile.load(chosen.file(), new Problems());
        Branch branch = scenarios == null
                ? null
                : scenarios.branch(chosen.strategy(), recorded.settings(), instant, strategy, choices, problems);
        if (branch == null) {
            throw new InputException(problems.lines().stream()
                    .map(line -> line.replaceFirst(INSIDE, ""))
                    .toList());
        }
        return branch;
    }

    private String again() {
        List<String> words = new ArrayList<>(List.of("branch", folder.toString(), "--at", at));
        if (of != null) {
            words.addAll(List.of("--of", of));
        }
        if (strategy != null) {
            words.addAll(List.of("--strategy", strategy));
        }
        choices.forEach(choice -> words.addAll(List.of("--set", choice)));
        if (trace) {
            words.add("--trace");
        }
        if (journal) {
            words.add("--journal");
        }
        if (noCharts) {
            words.add("--no-charts");
        }
        words.addAll(speech.words());
        return Again.of(words);
    }
}
