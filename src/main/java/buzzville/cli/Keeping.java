package buzzville.cli;

import buzzville.experiment.StoppingRule;
import buzzville.report.kept.Facts;
import buzzville.report.kept.RunsFile;
import buzzville.report.text.ReportLanguage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the finished runs of a command are kept until its results are in their place.
 *
 * @param facts what study they belong to
 * @param target the results folder, or that of a shard
 * @param options whether to go on, and from what
 * @param shipment what others need who do the runs
 * @param err where to say that runs are kept; null to say nothing
 */
record Keeping(
        Facts facts,
        Path target,
        StudyOptions options,
        Shipment shipment,
        ReportLanguage language,
        @Nullable PrintWriter err) {
    /** In the results folder, beside what else is hidden there until it is done. */
    static final String FILE = ".buzzville-finished.bvruns";

    static final String COMMAND = "command line";
    static final String ARGUMENTS = "arguments";
    static final String SHARD = "shard";
    static final String SHARDS = "number of shards";
    static final String RUNS = "runs";
    static final String REPLICATIONS = "replications";

    /** What may differ when a study goes on: more replications may be wanted, or other words for the results. */
    private static final Set<String> ANY_WHEN_RESUMED = Set.of(COMMAND, ARGUMENTS, REPLICATIONS);

    /** What shards say about themselves. */
    private static final Set<String> OF_SHARDS = Set.of(SHARD, SHARDS, RUNS);

    /**
     * The facts of a command.
     *
     * @param all every strategy that it runs
     * @param words its command line without the program's name, which makes the results again
     * @param settings assignments that hold for all
     * @param more what else decides on the runs
     */
    static Facts facts(List<Chosen> all, List<String> words, List<String> settings, Map<String, String> more) {
        Chosen first = all.get(0);
        Facts facts = new Facts(Map.of())
                .with("version", RootCommand.Version.number())
                .with("command", words.get(0))
                .with("scenario", all.stream().map(Chosen::hash).distinct().collect(Collectors.joining(",")))
                .with("seed", Long.toString(first.scenario().seed()))
                .with("strategies", all.stream().map(Chosen::strategy).collect(Collectors.joining(",")))
                .with("--set", String.join(" --set ", settings));
        for (Map.Entry<String, String> one : more.entrySet()) {
            facts = facts.with(one.getKey(), one.getValue());
        }
        return facts.with(COMMAND, Again.of(words))
                .with(ARGUMENTS, JsonMapper.shared().writeValueAsString(words));
    }

    /** How many replications there are to be, for a sentence. */
    static String words(StoppingRule rule) {
        return rule instanceof StoppingRule.Fixed fixed ? Integer.toString(fixed.most()) : "a precision";
    }

    /** Nothing is kept, as of a single run that makes itself. */
    static KeptRuns nothing() {
        return new KeptRuns(null, List.of(), false, runs -> {});
    }

    /** Opens what is there already, and a place for what will be. */
    KeptRuns open() throws IOException {
        List<Path> merged = options.merged();
        if (!merged.isEmpty()) {
            return merged(merged);
        }
        String engine = options.engine();
        Elsewhere elsewhere =
                engine == null ? null : new Elsewhere(Engines.open(engine, shipment.pack()), shipment.settings());
        try {
            return open(elsewhere);
        } catch (IOException | RuntimeException e) {
            if (elsewhere != null) {
                elsewhere.close();
            }
            throw e;
        }
    }

    private KeptRuns open(@Nullable Elsewhere elsewhere) throws IOException {
        Path path = target.resolve(FILE);
        RunsFile known = goOn(path);
        if (options.resume() && known != null) {
            refuseOther(known, ANY_WHEN_RESUMED, "delete it to begin again");
            say(language.choose("%d finished runs are there already", "%d simulations finies sont déjà là")
                    .formatted(known.plans().size()));
            return new KeptRuns(known, List.of(), true, runs -> say(kept(runs)), elsewhere);
        }
        if (known != null) {
            say(language.choose(
                            "'%s': %d finished runs of an interrupted command are not used; --resume would go on from them",
                            "'%s' : %d simulations finies d'une commande interrompue ne servent pas ; --resume les aurait reprises")
                    .formatted(path, known.plans().size()));
            known.close();
        }
        return new KeptRuns(begin(path, facts), List.of(), true, runs -> say(kept(runs)), elsewhere);
    }

    /** The file of a shard, which always goes on: who starts it again says the same words. */
    RunsFile shard(Shard shard, int runs) throws IOException {
        Facts own = facts.with(SHARD, Integer.toString(shard.number()))
                .with(SHARDS, Integer.toString(shard.of()))
                .with(RUNS, Integer.toString(runs));
        Path path = target.resolve(shard.file());
        try {
            Files.createDirectories(target);
        } catch (IOException e) {
            throw new InputException(
                    "buzzville: runs cannot be kept in '%s': %s".formatted(target, Failures.reason(e)));
        }
        RunsFile known = goOn(path);
        if (known == null) {
            return begin(path, own);
        }
        new Keeping(own, target, options, shipment, language, err)
                .refuseOther(known, Set.of(ARGUMENTS), "delete it, or name another folder with --out");
        return known;
    }

    private KeptRuns merged(List<Path> files) throws IOException {
        List<RunsFile> shards = new ArrayList<>();
        for (Path file : files) {
            RunsFile shard = RunsFile.read(file);
            shards.add(shard);
            refuseOther(shard, OF_SHARDS, "the shards are not those of what is to be made of them");
        }
        return new KeptRuns(null, shards, false, runs -> {});
    }

    private void refuseOther(RunsFile known, Set<String> except, String advice) throws IOException {
        String difference = known.facts().difference(facts, except);
        if (difference != null) {
            known.close();
            throw new InputException("buzzville: '%s' has finished runs of another study: %s; %s"
                    .formatted(known.path(), difference, advice));
        }
    }

    private static @Nullable RunsFile goOn(Path path) throws IOException {
        try {
            return RunsFile.goOn(path);
        } catch (RunsFile.Refused e) {
            throw new InputException("buzzville: " + e.getMessage());
        }
    }

    private static RunsFile begin(Path path, Facts facts) throws IOException {
        try {
            return RunsFile.begin(path, facts);
        } catch (RunsFile.Refused e) {
            throw new InputException("buzzville: " + e.getMessage());
        }
    }

    /** How many runs are kept, said when a command ends before its results are whole. */
    String kept(int runs) {
        return language.choose(
                        "%d finished runs are kept; the same command with --resume goes on from them",
                        "%d simulations finies sont gardées ; la même commande avec --resume les reprend")
                .formatted(runs);
    }

    /** Tells people, if they want to hear. */
    void say(String sentence) {
        if (err != null) {
            err.println(sentence);
            err.flush();
        }
    }
}
