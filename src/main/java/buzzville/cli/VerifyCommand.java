package buzzville.cli;

import buzzville.report.text.ReportLanguage;
import buzzville.report.verify.Verification;
import buzzville.report.verify.VerificationJson;
import buzzville.report.verify.VerificationText;
import buzzville.unit.Visible;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes results again and says whether, and where, they differ. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        parameterListHeading = "%n",
        description = "Makes results again by the command line in their manifest and compares everything: fingerprints,"
                + " figures, files. Names the first event that differs.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  buzzville verify results/crisis/none",
            "  buzzville verify results/crisis/compare --strategy none --replication 3",
            "  buzzville verify results/crisis/none --out results/again --show 50",
            "",
            "Exit status: 0 the same; 2 these are no whole results, or the scenario has",
            "changed since; 3 something differs."
        })
final class VerifyCommand implements Callable<Integer> {
    private static final int USUAL = 10;
    private static final int MOST = 1000;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "RESULTS",
            description = "The folder that 'buzzville run', 'compare', 'sweep', 'size', 'tip' or 'clocks run' wrote.")
    private Path folder;

    @Option(
            names = "--replication",
            paramLabel = "K",
            description = "Only this run, from 0, its figures and its trail; everything if absent.")
    private @Nullable Integer replication;

    @Option(names = "--strategy", paramLabel = "NAME", description = "With --replication: of which strategy.")
    private @Nullable String strategy;

    @Option(
            names = "--show",
            paramLabel = "N",
            description = "How many events to list of the first stretch that differs; " + USUAL + " if absent.")
    private @Nullable Integer show;

    @Option(names = "--out", paramLabel = "DIR", description = "Keep what is made again there.")
    private @Nullable Path out;

    @Option(names = "--threads", paramLabel = "N", description = "How many runs at once; all cores if absent.")
    private @Nullable Integer threads;

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing but the verdict's one line.")
    private boolean quiet;

    @Mixin
    private TextSpeech speech;

    @Override
    public Integer call() throws IOException {
        ReportLanguage language = speech.language();
        checkOptions();
        PrintWriter err = spec.commandLine().getErr();
        RunAgain past = new RunAgain(folder, threads, show == null ? USUAL : show);
        if (!quiet) {
            err.println(Visible.line(language.choose("runs again: ", "refait : ") + past.command()));
            err.flush();
        }
        Verification found = replication == null ? past.all(out) : past.one(replication, strategy);
        PrintWriter print = spec.commandLine().getOut();
        if (json) {
            print.print(JsonText.of(VerificationJson.of(found)));
        } else {
            List<String> lines = VerificationText.of(found, language);
            lines.stream().skip(quiet ? lines.size() - 1 : 0).map(Visible::line).forEach(print::println);
        }
        return found.cause() == Verification.Cause.SAME ? ExitCode.SOUND : ExitCode.FAULT;
    }

    private void checkOptions() {
        if (strategy != null && replication == null) {
            throw new InputException(
                    "buzzville: --strategy: belongs to --replication; without it all strategies are" + " verified");
        } else if (out != null && replication != null) {
            throw new InputException("buzzville: --out: a single replication leaves no results of its own; expected"
                    + " --out without --replication");
        } else if (show != null && !(0 <= show && show <= MOST)) {
            throw new InputException("buzzville: --show: expected 0 to %d, but found %d".formatted(MOST, show));
        }
        ReplicationOptions.threads(threads);
    }
}
