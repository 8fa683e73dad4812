package buzzville.cli;

import buzzville.experiment.StoppingRule;
import buzzville.report.story.StoryChoice;
import buzzville.scenario.Scenario;
import buzzville.scenario.yaml.Suggestion;
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

/** Runs one strategy of a scenario and writes a results folder. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        parameterListHeading = "%n",
        description = "Runs one strategy of a scenario; writes a results folder and prints the verdict.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  buzzville run scenarios/crisis.yaml",
            "  buzzville run scenarios/crisis.yaml --strategy none --seed random",
            "  buzzville run my-city.yaml --set services.police.workers=8 --out results/eight",
            "  buzzville run my-city.yaml --replications 30",
            "  buzzville run my-city.yaml --journal",
            "  buzzville run my-city.yaml --json --quiet | jq .objectives",
            "",
            "Exit status: 0 every objective is met; 1 one is not; 2 the input is wrong;",
            "3 a fault of ours; 130 interrupted. Messages go to standard error, results to",
            "standard output."
        })
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "A scenario file; 'buzzville list' shows the shipped ones.")
    private Path file;

    @Option(names = "--strategy", paramLabel = "NAME", description = "Another strategy than the file's own choice.")
    private @Nullable String strategy;

    @Mixin
    private ScenarioOptions options;

    @Mixin
    private ReplicationOptions replications;

    @Mixin
    private StudyOptions study;

    @Option(names = "--out", paramLabel = "DIR", description = "Where results go; results/SCENARIO/STRATEGY if absent.")
    private @Nullable Path out;

    @Option(
            names = "--trace",
            description =
                    "Also write messages.csv and events.jsonl, every message's life, and sequence.mmd, one's story.")
    private boolean trace;

    @Option(
            names = "--journal",
            description = "Also write journal.bvj, everything that happened, for 'buzzville replay'.")
    private boolean journal;

    @Option(
            names = "--story",
            paramLabel = "EVENT|ID",
            description =
                    "Whose story sequence.mmd tells: the first message of this type of event, or the one with this id"
                            + " of messages.csv. If absent, the first thing that the scenario stages, else the first of the most urgent type, that had effects.")
    private @Nullable String story;

    @Option(
            names = "--cloudevents",
            description = "With --trace: write events.cloudevents.jsonl too, the same events as CloudEvents 1.0.")
    private boolean cloudEvents;

    @Option(names = "--no-charts", description = "Leave out the charts, which take most of the time of a short run.")
    private boolean noCharts;

    @Option(names = "--json", description = "Print summary.json on standard output instead of the verdict table.")
    private boolean json;

    @Mixin
    private ResultsSpeech speech;

    @Override
    public Integer call() throws IOException {
        checkOptions();
        boolean drawn = options.drawSeed();
        PrintWriter err = spec.commandLine().getErr();
        Chosen chosen = Chosen.read(file, strategy, options.settings(), err);
        if (drawn) {
            speech.seed(chosen.scenario().seed(), err);
        }
        StoppingRule rule = replications.rule(chosen.scenario(), 1);
        study.check(rule, drawn, out, 1);
        Path target = out == null ? defaultFolder(file, chosen.strategy()) : out;
        List<String> again = again(chosen);
        Keeping keeping = new Keeping(
                Keeping.facts(
                        List.of(chosen),
                        again,
                        options.assignments(),
                        Map.of(Keeping.REPLICATIONS, Keeping.words(rule))),
                target,
                study,
                Shipment.of(List.of(chosen), options.settings()),
                speech.language(),
                speech.quiet() ? null : err);
        RunJob job = new RunJob(
                chosen,
                rule,
                replications.threads(),
                tracing(),
                journal,
                story(chosen.scenario()),
                !noCharts,
                true,
                speech.language(),
                Again.of(again),
                speech.progress(err),
                keeping);
        Shard shard = study.shard();
        if (shard != null) {
            return new ShardJob(shard, job.study(), keeping, replications.threads(), speech.progress(err), result -> {})
                    .call();
        }
        Telling telling = speech.telling(json, spec);
        return job.run(target, Telling.colours(), found -> telling.say(found, target))
                .status();
    }

    private void checkOptions() {
        replications.check();
        if (cloudEvents && !trace) {
            throw new InputException(
                    "buzzville: --cloudevents: says how events are traced, but there is no trace; add --trace");
        }
        speech.language();
    }

    private StoryChoice story(Scenario scenario) {
        if (story == null) {
            return StoryChoice.USUAL;
        } else if (!trace) {
            throw new InputException("buzzville: --story: only a traced run tells one; expected --trace with it");
        } else if (scenario.events().containsKey(story)) {
            return StoryChoice.ofEvent(story);
        }
        StoryChoice message = StoryChoice.ofIdentity(story);
        if (message == null) {
            throw new InputException(
                    "buzzville: --story: expected an event of the scenario, or an id of 16 hexadecimal digits, but found '"
                            + story + "'"
                            + Failures.question(
                                    Suggestion.nearest(story, scenario.events().keySet())));
        }
        return message;
    }

    private RunJob.Tracing tracing() {
        return cloudEvents ? RunJob.Tracing.CLOUD_EVENTS_TOO : trace ? RunJob.Tracing.FILES : RunJob.Tracing.NONE;
    }

    /** {@code results/crisis/priority} for {@code scenarios/crisis.yaml}, in the present folder. */
    static Path defaultFolder(Path file, String strategy) {
        String safe = strategy.matches("\\.+") ? strategy.replace('.', '_') : strategy;
        return Path.of("results", ScenarioOptions.name(file), safe);
    }

    /** The command line that makes these results again. */
    private List<String> again(Chosen chosen) {
        List<String> words = new ArrayList<>(List.of("run", file.toString(), "--strategy", chosen.strategy()));
        for (String assignment : options.assignments()) {
            words.addAll(List.of("--set", assignment));
        }
        words.addAll(List.of("--seed", Long.toString(chosen.scenario().seed())));
        words.addAll(replications.words());
        if (trace) {
            words.add("--trace");
        }
        if (journal) {
            words.add("--journal");
        }
        if (story != null) {
            words.addAll(List.of("--story", story));
        }
        if (cloudEvents) {
            words.add("--cloudevents");
        }
        if (noCharts) {
            words.add("--no-charts");
        }
        words.addAll(speech.words());
        return words;
    }
}
