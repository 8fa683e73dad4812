package buzzville.cli;

import buzzville.causality.log.EventLog;
import buzzville.report.clocks.export.LogFormat;
import buzzville.report.text.ReportLanguage;
import buzzville.unit.NearWord;
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

/** Hands a log of clocks to other tools. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description = "Writes a log of clocks as other tools read it: ShiViz and TSViz, Perfetto and chrome://tracing"
                + " (chrome), CloudEvents, Mermaid, and a space-time diagram as a picture (svg).",
        footerHeading = "%nExamples:%n",
        footer = {
            "  buzzville clocks export clocks.jsonl --format svg --out city.svg",
            "  buzzville clocks export clocks.jsonl --format chrome --out city.json",
            "  buzzville clocks export clocks.jsonl --format mermaid --lang fr",
            "",
            "Exit status: 0 written; 2 the input is wrong, and nothing is written."
        })
final class ClocksExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "LOG",
            description = "A log of clocks, or the folder that 'buzzville clocks run' wrote.")
    private Path log;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Required: one of shiviz, tsviz, chrome, cloudevents, mermaid, svg, jsonl.")
    private @Nullable String format;

    @Option(names = "--out", paramLabel = "FILE", description = "Where it goes; the terminal if absent.")
    private @Nullable Path out;

    @Mixin
    private TextSpeech speech;

    @Override
    public Integer call() {
        ReportLanguage language = speech.language();
        String all = String.join(", ", LogFormat.words());
        if (format == null) {
            throw new InputException("buzzville: --format is missing: which one? (" + all + ")");
        }
        LogFormat wanted = LogFormat.of(format);
        if (wanted == null) {
            throw new InputException("buzzville: --format: unknown format '" + format + "'"
                    + NearWord.hint(format, LogFormat.words(), "formats"));
        }
        EventLog events = ClockLogFile.read(log);
        String text = text(events, wanted, language);
        PrintWriter err = spec.commandLine().getErr();
        if (out == null) {
            spec.commandLine().getOut().print(text);
        } else {
            WholeFile.write(text, "--out", out, List.of(log));
            err.println(language.choose("wrote ", "écrit ") + out);
        }
        wanted.remarks(events, language).forEach(remark -> err.println("  " + remark));
        return ExitCode.SOUND;
    }

    private static String text(EventLog log, LogFormat format, ReportLanguage language) {
        StringBuilder text = new StringBuilder();
        try {
            format.write(log, language, text);
        } catch (IllegalArgumentException e) {
            throw ClockLogFile.tooLong(e);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return text.toString();
    }
}
