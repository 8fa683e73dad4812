package buzzville.cli;

import buzzville.causality.log.EventLog;
import buzzville.report.ClockResults;
import buzzville.report.clocks.export.LogFormat;
import buzzville.report.text.ReportLanguage;
import buzzville.unit.NearWord;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
            checkFolder(out);
            write(text, out);
            err.println(language.choose("wrote ", "écrit ") + out);
        }
        wanted.remarks(events, language).forEach(remark -> err.println("  " + remark));
        return ExitCode.SOUND;
    }

    /** There must be a folder for it: whoever writes knows a file of another name. */
    private static void checkFolder(Path out) {
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new InputException("buzzville: --out: there is no folder '%s' for '%s'; make it first"
                    .formatted(out.getParent(), out.getFileName()));
        }
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

    /** Writes all or nothing: what was there stays as long as the whole is not. */
    private void write(String text, Path out) {
        try {
            for (String within : List.of("", ClockResults.LOG, "clocks/" + ClockResults.LOG)) {
                Path file = log.resolve(within);
                if (Files.isRegularFile(file) && Files.exists(out) && Files.isSameFile(out, file)) {
                    throw new InputException("buzzville: --out: '" + out + "' is the log itself; name another file");
                }
            }
            if (Files.isDirectory(out)) {
                throw new InputException("buzzville: --out: '" + out + "' is a folder; name a file in it");
            }
            if (Files.exists(out) && !Files.isRegularFile(out)) {
                Files.writeString(out, text, StandardCharsets.UTF_8); // a device or a pipe
                return;
            }
            Path beside = out.resolveSibling(out.getFileName() + ".part");
            try {
                Files.writeString(beside, text, StandardCharsets.UTF_8);
                Files.move(beside, out, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new InputException("buzzville: '%s' cannot be written: %s".formatted(out, Failures.reason(e)));
        }
    }
}
