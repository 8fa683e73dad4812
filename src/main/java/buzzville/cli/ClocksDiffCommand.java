package buzzville.cli;

import buzzville.causality.diff.RunDifferences;
import buzzville.report.clocks.RunDifferencesText;
import buzzville.report.spacetime.TwoRunsPage;
import buzzville.report.text.ReportLanguage;
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

/** Two runs: which events are the same, and where they differ. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description = "Says where two runs differ: which events only one of them has, and which they have at another"
                + " time, in another order or with other stamps. With --page both stand side by side in one page for"
                + " a browser.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  buzzville clocks diff right/clocks.jsonl broken/clocks.jsonl",
            "  buzzville clocks diff results/my-city/none/clocks results/my-city/causal/clocks --page both.html",
            "",
            "Exit status: 0 the runs are the same; 1 they differ; 2 the input is wrong."
        })
final class ClocksDiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "A",
            description = "A log of clocks, or the folder that 'buzzville clocks run' wrote.")
    private Path first;

    @Parameters(index = "1", paramLabel = "B", description = "Another.")
    private Path second;

    @Option(names = "--page", paramLabel = "FILE", description = "Write the page with both side by side.")
    private @Nullable Path page;

    @Option(names = "--json", description = "Print JSON instead of text, with every difference.")
    private boolean json;

    @Mixin
    private TextSpeech speech;

    @Override
    public Integer call() {
        ReportLanguage language = speech.language();
        RunDifferences differences = RunDifferences.of(ClockLogFile.read(first), ClockLogFile.read(second));
        RunDifferencesText text = new RunDifferencesText(differences);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(JsonText.of(text.json()));
        } else {
            text.lines(language).forEach(out::println);
        }
        if (page != null) {
            String html =
                    TwoRunsPage.of(differences, ClockLogFile.captions(first), ClockLogFile.captions(second), language);
            WholeFile.write(html, "--page", page, List.of(first, second));
            spec.commandLine().getErr().println(language.choose("wrote ", "écrit ") + page);
        }
        return differences.all().isEmpty() ? ExitCode.SOUND : ExitCode.DIFFERENT;
    }
}
