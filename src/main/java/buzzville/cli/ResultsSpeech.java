package buzzville.cli;

import buzzville.report.text.ReportLanguage;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of a command with results that say how people hear of them. */
final class ResultsSpeech {
    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing but the verdict's one line.")
    private boolean quiet;

    @Option(names = "--lang", paramLabel = "fr|en", description = "Language of results for people.")
    private @Nullable String lang;

    boolean quiet() {
        return quiet;
    }

    ReportLanguage language() {
        return ReportLanguage.of(Speech.of(lang));
    }

    /** Says which seed was drawn. */
    void seed(long seed, PrintWriter err) {
        if (!quiet) {
            err.println(language().choose("seed ", "graine ") + seed);
        }
    }

    /** Where to say how far it is; null where nobody watches. */
    @Nullable
    PrintWriter progress(PrintWriter err) {
        return !quiet && Progress.isTerminal(2) ? err : null;
    }

    /** @param json whether figures are wanted instead of tables */
    Telling telling(boolean json, CommandSpec spec) {
        return new Telling(
                json,
                quiet,
                language(),
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
    }

    /** As written, for the command line that makes the results again. */
    List<String> words() {
        return lang == null ? List.of() : List.of("--lang", lang);
    }
}
