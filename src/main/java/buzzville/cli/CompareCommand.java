package buzzville.cli;

import buzzville.experiment.StoppingRule;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Objective;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Suggestion;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares strategies of a scenario on the very same city and writes a results folder. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        parameterListHeading = "%n",
        description = "Runs several strategies of a scenario on the very same city; ranks them and says which"
                + " differences are real.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  buzzville compare scenarios/crisis.yaml",
            "  buzzville compare scenarios/crisis.yaml --strategies none,priority",
            "  buzzville compare my-city.yaml --replications 30 --require priority",
            "  buzzville compare my-city.yaml --precision 5%% --at-most 200",
            "",
            "Exit status: 0 the file's own strategy, or each that is required, meets every",
            "objective; 1 one is not met or left open; 2 the input is wrong, or the",
            "strategies do not meet the same city; 3 a fault of ours; 130 interrupted."
        })
final class CompareCommand implements Callable<Integer> {
    /** Replications where nobody asks for a number. */
    static final int USUAL = 10;

    private static final String UNDEFENDED = "none";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "A scenario file; 'buzzville list' shows the shipped ones.")
    private Path file;

    @Option(
            names = "--strategies",
            paramLabel = "NAME",
            description = "The strategies to compare, with commas between; all of the file if absent.")
    private List<String> wanted = new ArrayList<>();

    @Option(
            names = "--baseline",
            paramLabel = "NAME",
            description = "The strategy that the others are measured against; 'none' if there is one, else the first.")
    private @Nullable String baseline;

    @Option(
            names = "--require",
            paramLabel = "NAME",
            description = "A strategy that must meet its objectives for status 0; repeatable. If absent, the file's own"
                    + " choice, or the first where that is not compared.")
    private List<String> required = new ArrayList<>();

    @Option(
            names = "--unpaired",
            description = "Compare strategies that do not meet the same occurrences, as independent cities.")
    private boolean unpaired;

    @Option(
            names = "--no-breaking-load",
            description = "Do not look for the load at which each strategy breaks, which takes longer than the rest.")
    private boolean noBreakingLoad;

    @Mixin
    private ScenarioOptions options;

    @Mixin
    private ReplicationOptions replications;

    @Mixin
    private StudyOptions study;

    @Option(names = "--out", paramLabel = "DIR", description = "Where results go; results/SCENARIO/compare if absent.")
    private @Nullable Path out;

    @Option(names = "--no-charts", description = "Leave out the charts.")
    private boolean noCharts;

    @Option(names = "--json", description = "Print comparison.json on standard output instead of the tables.")
    private boolean json;

    @Mixin
    private ResultsSpeech speech;

    private String defaultStrategy = "";
    private List<String> decisive = List.of();

    @Override
    public Integer call() throws IOException {
        replications.check();
        ReportLanguage language = speech.language();
        boolean drawn = options.drawSeed();
        PrintWriter err = spec.commandLine().getErr();
        Map<String, Chosen> strategies = Chosen.readAll(file, this::pick, options.settings(), err);
        checkFigures(strategies);
        List<String> names = List.copyOf(strategies.keySet());
        String base = baseline != null ? baseline : names.contains(UNDEFENDED) ? UNDEFENDED : names.get(0);
        if (decisive.isEmpty()) {
            decisive = List.of(names.contains(defaultStrategy) ? defaultStrategy : names.get(0));
        }
        Chosen first = strategies.values().iterator().next();
        if (drawn) {
            speech.seed(first.scenario().seed(), err);
        }
        StoppingRule rule = replications.rule(first.scenario(), USUAL);
        study.check(rule, drawn, out, names.size());
        Path target = out == null ? RunCommand.defaultFolder(file, "compare") : out;
        List<String> again = again(names, first);
        Keeping keeping = new Keeping(
                Keeping.facts(
                        List.copyOf(strategies.values()),
                        again,
                        options.assignments(),
                        Map.of(Keeping.REPLICATIONS, Keeping.words(rule))),
                target,
                study,
                Shipment.of(strategies.values(), options.settings()),
                speech.language(),
                speech.quiet() ? null : err);
        CompareJob job = new CompareJob(
                strategies,
                base,
                decisive,
                unpaired,
                !noBreakingLoad,
                rule,
                replications.threads(),
                !noCharts,
                language,
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

    /** Which strategies of a file are compared; refuses names that are none of them. */
    private List<String> pick(ScenarioFile scenarios) {
        List<String> all = scenarios.strategies();
        defaultStrategy = scenarios.defaultStrategy();
        if (all.size() < 2) {
            throw new InputException(
                    "%s: there is only one strategy, '%s', and nothing to compare it with; write others under"
                                    .formatted(file, all.get(0))
                            + " 'strategies', or use 'buzzville run'");
        }
        List<String> picked = names("--strategies", wanted, all);
        if (picked.size() == 1) {
            throw new InputException("buzzville: --strategies: expected at least two, but found only '" + picked.get(0)
                    + "'; 'buzzville run --strategy' runs a single one");
        } else if (picked.isEmpty()) {
            picked = all;
        }
        decisive = names("--require", required, all);
        if (baseline != null) {
            compared("--baseline", baseline, all, picked);
        }
        for (String name : decisive) {
            compared("--require", name, all, picked);
        }
        return picked;
    }

    /** Names with commas between; picocli would take quotes for its own. */
    private List<String> names(String option, List<String> texts, List<String> all) {
        Set<String> names = new LinkedHashSet<>();
        for (String text : texts) {
            for (String name : text.split(",", -1)) {
                known(option, name, all);
                if (!names.add(name)) {
                    throw new InputException("buzzville: %s: '%s' is named twice".formatted(option, name));
                }
            }
        }
        return List.copyOf(names);
    }

    private void known(String option, String name, List<String> names) {
        if (!names.contains(name)) {
            throw new InputException("%s '%s': '%s' has no such strategy%s"
                    .formatted(option, name, file, Suggestion.hintAndAll(name, names, "strategies")));
        }
    }

    private void compared(String option, String name, List<String> all, List<String> picked) {
        known(option, name, all);
        if (!picked.contains(name)) {
            throw new InputException("%s '%s': it is not compared; there are %s, so add it to --strategies"
                    .formatted(option, name, String.join(", ", picked)));
        }
    }

    /** Refuses objectives of one name that are about different figures; their bounds may differ. */
    private static void checkFigures(Map<String, Chosen> strategies) {
        Map<String, Chosen> first = new HashMap<>();
        for (Chosen chosen : strategies.values()) {
            chosen.scenario().objectives().forEach((name, objective) -> {
                Chosen before = first.computeIfAbsent(name, fresh -> chosen);
                Objective other = before.scenario().objectives().get(name);
                if (other != null && !other.asksForTheSameAs(objective)) {
                    throw new InputException(
                            "buzzville: objective '%s' asks for another figure under '%s' ('%s') than under"
                                            .formatted(name, chosen.strategy(), objective.text())
                                    + " '%s' ('%s'), so the two cannot be compared; name one of them otherwise"
                                            .formatted(before.strategy(), other.text()));
                }
            });
        }
    }

    /** The command line that makes these results again. */
    private List<String> again(List<String> names, Chosen first) {
        List<String> words = new ArrayList<>(List.of("compare", file.toString()));
        words.addAll(List.of("--strategies", String.join(",", names)));
        if (baseline != null) {
            words.addAll(List.of("--baseline", baseline));
        }
        required.forEach(name -> words.addAll(List.of("--require", name)));
        if (unpaired) {
            words.add("--unpaired");
        }
        if (noBreakingLoad) {
            words.add("--no-breaking-load");
        }
        for (String assignment : options.assignments()) {
            words.addAll(List.of("--set", assignment));
        }
        words.addAll(List.of("--seed", Long.toString(first.scenario().seed())));
        words.addAll(replications.words());
        if (noCharts) {
            words.add("--no-charts");
        }
        words.addAll(speech.words());
        return words;
    }
}
