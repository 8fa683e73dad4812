package buzzville.cli;

import buzzville.causality.LoggedCausality;
import buzzville.causality.Ordering;
import buzzville.causality.Scope;
import buzzville.causality.log.EventLog;
import buzzville.report.clocks.OrderText;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.yaml.Suggestion;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts the events of a log in order by one clock, and counts what that has the wrong way round. */
@Command(
        name = "order",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        parameterListHeading = "%n",
        description = "Puts the events of a log in order, and counts the pairs that stand the wrong way round: by"
                + " causality and by true time. Vectors give levels, for what is concurrent has no order.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  buzzville clocks order results/my-city/default/clocks --by physical",
            "  buzzville clocks order clocks.jsonl --by arrival --at police",
            "  buzzville clocks order clocks.jsonl --by vector --limit 100",
            "",
            "Exit status: 0 done; 2 the input is wrong."
        })
final class ClocksOrderCommand implements Callable<Integer> {
    private static final int USUAL = 40;
    private static final int MOST = 1_000_000;
    /** As many events of vectors that contradict causality are compared each with each. */
    private static final int MOST_LEVELS = 30_000;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "LOG", description = "A log of clocks, or the folder that 'buzzville clocks run' wrote.")
    private Path path;

    @Option(
            names = "--by",
            required = true,
            paramLabel = "ORDER",
            description = "arrival, delivery, physical, lamport, vector, hlc, commit or true.")
    private String by;

    @Option(
            names = "--at",
            paramLabel = "PROCESS",
            description = "Only the events that sent what this process received; all events if absent.")
    private @Nullable String at;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many events; if absent 40.")
    private @Nullable Integer limit;

    @Option(names = "--json", description = "Print JSON instead of text, with every event.")
    private boolean json;

    @Mixin
    private TextSpeech speech;

    @Override
    public Integer call() {
        ReportLanguage language = speech.language();
        Ordering order = order();
        int most = limit == null ? USUAL : limit;
        if (!(1 <= most && most <= MOST)) {
            throw new InputException("buzzville: --limit: expected 1 to %d, but found %d".formatted(MOST, most));
        }
        EventLog log = ClockLogFile.read(path);
        Scope scope = scope(order, log, ClockLogFile.causality(log));
        OrderText text = new OrderText(log, scope, order, most);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(JsonText.of(text.json()));
        } else {
            text.lines(language).forEach(out::println);
        }
        return ExitCode.SOUND;
    }

    private Ordering order() {
        List<String> words = Stream.of(Ordering.values()).map(Ordering::word).toList();
        int index = words.indexOf(by);
        if (index < 0) {
            throw new InputException("buzzville: --by: expected one of " + String.join(", ", words) + ", but found '"
                    + by + "'" + Failures.question(Suggestion.nearest(by, words)));
        }
        return Ordering.values()[index];
    }

    private Scope scope(Ordering order, EventLog log, LoggedCausality causality) {
        List<Scope> observers = Scope.observers(causality);
        List<String> names = new ArrayList<>();
        observers.forEach(
                observer -> names.add(log.processes().get(observer.observer()).name()));
        Scope scope = at == null ? Scope.all(causality) : null;
        if (scope == null) {
            int index = names.indexOf(at);
            if (index < 0) {
                throw new InputException("buzzville: --at: no process '" + at + "' received anything in this log"
                        + Suggestion.hint(String.valueOf(at), names, "processes that did"));
            }
            scope = observers.get(index);
        }
        if (!scope.has(order)) {
            throw new InputException("buzzville: --by " + by + ": is the order in which one process got its messages;"
                    + " expected --at with it, one of " + String.join(", ", names));
        } else if (order == Ordering.COMMIT && scope.committed().size() == 0) {
            throw new InputException("buzzville: --by commit: no event of this log has a timestamp that was waited out;"
                    + " clocks.commit-wait of a scenario says who waits");
        } else if (order == Ordering.VECTOR && !scope.hasAscendingVectors() && scope.size() > MOST_LEVELS) {
            throw new InputException(
                    "buzzville: --by vector: these vectors need every pair to be compared, and %d events"
                                    .formatted(scope.size())
                            + " are more than %d; expected --at".formatted(MOST_LEVELS));
        }
        return order == Ordering.COMMIT ? scope.committed() : scope;
    }
}
