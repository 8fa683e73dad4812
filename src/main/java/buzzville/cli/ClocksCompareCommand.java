package buzzville.cli;

import buzzville.causality.Comparison;
import buzzville.causality.LoggedCausality;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.report.clocks.ComparisonText;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.yaml.Suggestion;
import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Two events of a log: what messages prove of their order, and what each clock alone tells. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        parameterListHeading = "%n",
        description =
                "Says of two events what messages prove of their order, and what each clock tells who has nothing but"
                        + " the stamps: -> before, <- after, || concurrent, or undecidable.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  buzzville clocks compare clocks.jsonl 3 17",
            "  buzzville clocks compare clocks.jsonl m1 m2@police",
            "",
            "m1 is the event that sent message m1; m1@police the one with which police",
            "received it first.",
            "Exit status: 0 done; 2 the input is wrong."
        })
final class ClocksCompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "LOG",
            description = "A log of clocks, or the folder that 'buzzville clocks run' wrote.")
    private Path path;

    @Parameters(index = "1", paramLabel = "A", arity = "0..1", description = "An event by its number, or by a message.")
    private @Nullable String first;

    @Parameters(index = "2", paramLabel = "B", arity = "0..1", description = "Another.")
    private @Nullable String second;

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    @Mixin
    private TextSpeech speech;

    @Override
    public Integer call() {
        ReportLanguage language = speech.language();
        if (first == null || second == null) {
            throw tooFew(first);
        }
        EventLog log = ClockLogFile.read(path);
        LoggedCausality causality = ClockLogFile.causality(log);
        Comparison comparison =
                new Comparison(causality, index("A", first, log, causality), index("B", second, log, causality));
        ComparisonText text = new ComparisonText(log, comparison);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(JsonText.of(text.json()));
        } else {
            text.lines(language).forEach(out::println);
        }
        return ExitCode.SOUND;
    }

    private static InputException tooFew(@Nullable String first) {
        String found = first == null ? "none" : "only '" + first + "'";
        return new InputException(
                first != null && new File(first).exists()
                        ? "buzzville: expected two events of one log, such as m1 and m2, but found another log, '"
                                + first + "'; two logs are compared by 'buzzville clocks diff'"
                        : "buzzville: expected two events, such as m1 and m2, but found " + found,
                "  help: buzzville clocks compare --help");
    }

    private static int index(String which, String word, EventLog log, LoggedCausality causality) {
        if (word.matches("\\d{1,9}")) {
            int id = Integer.parseInt(word);
            if (!(1 <= id && id <= log.events().size())) {
                throw new InputException("buzzville: %s: expected an event from 1 to %d, but found %s"
                        .formatted(which, log.events().size(), word));
            }
            return id - 1;
        }
        int at = word.indexOf('@');
        return at < 0 ? sender(which, word, causality) : receiver(which, word, at, log);
    }

    private static int sender(String which, String message, LoggedCausality causality) {
        int sender = causality.sender(message);
        if (sender < 0) {
            List<String> sent = new ArrayList<>();
            causality.log().events().forEach(event -> sent.addAll(event.sent()));
            throw new InputException(
                    "buzzville: %s: expected the number of an event or a message that an event of this log sent, such as m1, but found '%s'%s"
                            .formatted(which, message, Failures.question(Suggestion.nearest(message, sent))));
        }
        return sender;
    }

    private static int receiver(String which, String word, int at, EventLog log) {
        String message = word.substring(0, at);
        String process = word.substring(at + 1);
        List<String> receivers = new ArrayList<>();
        for (LoggedEvent event : log.events()) {
            if (event.received().contains(message)) {
                if (log.who(event).equals(process)) {
                    return event.id() - 1;
                } else if (!receivers.contains(log.who(event))) {
                    receivers.add(log.who(event));
                }
            }
        }
        throw new InputException("buzzville: %s: '%s' did not receive '%s' in this log%s"
                .formatted(
                        which,
                        process,
                        message,
                        receivers.isEmpty()
                                ? "; nobody did"
                                : Suggestion.hint(process, receivers, "processes that did")));
    }
}
