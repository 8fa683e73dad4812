package buzzville.cli;

import buzzville.causality.StampCheck;
import buzzville.causality.StampVerdict;
import buzzville.causality.log.EventLog;
import buzzville.report.clocks.StampVerdictText;
import buzzville.report.text.ReportLanguage;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Computes the stamps of a log again from its messages, and names the first that is wrong. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        parameterListHeading = "%n",
        description =
                "Computes every stamp of a log again from its messages, by the rules that its first line names, and"
                        + " says which is the first that is wrong, what it must be and why.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  buzzville clocks verify results/my-city/default/clocks",
            "  buzzville clocks verify clocks.jsonl --json",
            "",
            "Exit status: 0 all stamps are right; 1 one is wrong; 2 the file is no log."
        })
final class ClocksVerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "LOG", description = "A log of clocks, or the folder that 'buzzville clocks run' wrote.")
    private Path path;

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing but the verdict's one line.")
    private boolean quiet;

    @Mixin
    private TextSpeech speech;

    @Override
    public Integer call() {
        ReportLanguage language = speech.language();
        EventLog log = ClockLogFile.read(path);
        StampVerdict verdict = verdict(log);
        StampVerdictText text = new StampVerdictText(log, verdict);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(JsonText.of(text.json()));
        } else {
            List<String> lines = text.lines(language);
            lines.stream().skip(quiet ? lines.size() - 1 : 0).forEach(out::println);
        }
        return verdict.isRight() ? ExitCode.SOUND : ExitCode.BROKEN_PROMISE;
    }

    private static StampVerdict verdict(EventLog log) {
        try {
            return StampCheck.of(log);
        } catch (IllegalArgumentException e) {
            throw ClockLogFile.tooLong(e);
        }
    }
}
