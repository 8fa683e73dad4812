package buzzville.cli;

import buzzville.report.RunContext;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What commands that look for a threshold have in common. */
final class SearchOptions {
    @Option(names = "--strategy", paramLabel = "NAME", description = "Another strategy than the file's own choice.")
    private @Nullable String strategy;

    @Mixin
    private ScenarioOptions scenario;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many replications to run at once; all cores if absent. Never changes results.")
    private @Nullable Integer threads;

    @Option(names = "--out", paramLabel = "DIR", description = "Where results go.")
    private @Nullable Path out;

    @Option(names = "--no-charts", description = "Leave out the chart.")
    private boolean noCharts;

    @Option(names = "--json", description = "Print the JSON file on standard output instead of the table.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing but the answer's one line.")
    private boolean quiet;

    @Option(names = "--lang", paramLabel = "fr|en", description = "Language of results for people.")
    private @Nullable String lang;

    /** Refuses what makes no sense. */
    void check() {
        ReplicationOptions.threads(threads);
    }

    static void checkRange(String option, int found, int least, int most) {
        if (!(least <= found && found <= most)) {
            throw new InputException("buzzville: %s: expected a whole number from %d to %d, but found %d"
                    .formatted(option, least, most, found));
        }
    }

    int threads() {
        return ReplicationOptions.threads(threads);
    }

    ReportLanguage language() {
        return ReportLanguage.of(Speech.of(lang));
    }

    /** The scenario as the file and the options have it. */
    Chosen read(Path file, PrintWriter err) {
        boolean drawn = scenario.drawSeed();
        Chosen chosen = Chosen.read(file, strategy, scenario.settings(), err);
        if (drawn && !quiet) {
            err.println(
                    language().choose("seed ", "graine ") + chosen.scenario().seed());
        }
        return chosen;
    }

    List<String> settings() {
        return scenario.settings();
    }

    Telling telling(PrintWriter outlet, PrintWriter err) {
        return new Telling(json, quiet, language(), outlet, err);
    }

    /**
     * What the results folder says about it.
     *
     * @param again the command line that makes it again
     */
    RunContext context(Chosen chosen, String again) {
        return new RunContext(
                RootCommand.Version.number(),
                RunContext.Environment.current(),
                again,
                chosen.file().toString().replace('\\', '/'),
                chosen.hash(),
                chosen.effective(),
                language(),
                !noCharts,
                true,
                threads());
    }

    /** Where to say how far it is; null to say nothing. */
    @Nullable
    PrintWriter progress(PrintWriter err) {
        return !quiet && Progress.isTerminal(2) ? err : null;
    }

    /**
     * Where results go.
     *
     * @param command whose results they are
     */
    Path target(Path file, String command) {
        return out == null ? RunCommand.defaultFolder(file, command) : out;
    }

    /**
     * The command line that makes the results again.
     *
     * @param own the command's own options
     */
    String again(String command, Path file, Chosen chosen, List<String> own) {
        List<String> words = new ArrayList<>(List.of(command, file.toString(), "--strategy", chosen.strategy()));
        words.addAll(own);
        for (String assignment : scenario.assignments()) {
            words.addAll(List.of("--set", assignment));
        }
        Scenario read = chosen.scenario();
        words.addAll(List.of("--seed", Long.toString(read.seed())));
        if (noCharts) {
            words.add("--no-charts");
        }
        if (lang != null) {
            words.addAll(List.of("--lang", lang));
        }
        return Again.of(words);
    }
}
