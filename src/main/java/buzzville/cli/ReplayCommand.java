package buzzville.cli;

import buzzville.journal.CityState;
import buzzville.journal.History;
import buzzville.journal.JournalReader;
import buzzville.journal.Roll;
import buzzville.journal.Subject;
import buzzville.journal.UnreadableJournal;
import buzzville.journal.WireMessages;
import buzzville.report.replay.CityClock;
import buzzville.report.replay.DamageWords;
import buzzville.report.replay.DiffReport;
import buzzville.report.replay.HistoryReport;
import buzzville.report.replay.Order;
import buzzville.report.replay.RollReport;
import buzzville.report.replay.StateJson;
import buzzville.report.replay.StateReport;
import buzzville.report.replay.SummaryReport;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.yaml.Suggestion;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
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
import tools.jackson.databind.node.ObjectNode;

/** Folds the journal of a run: what was true at an instant, and how it came about. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        parameterListHeading = "%n",
        description = "Folds the journal of a run: the state of the city at any instant, the history of any light,"
                + " service or incident, what differs between two instants. Nothing is run again.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  buzzville run my-city.yaml --journal",
            "  buzzville replay results/my-city/default",
            "  buzzville replay results/my-city/default --at 14:31:45",
            "  buzzville replay results/my-city/default --at 12min --by occurrence",
            "  buzzville replay results/my-city/default --entity carrefour_001",
            "  buzzville replay results/my-city/default --diff 5min 6min",
            "",
            "Exit status: 0 told, of a damaged journal as far as it can be read; 2 the input",
            "is wrong."
        })
final class ReplayCommand implements Callable<Integer> {
    private static final String FILE = "journal.bvj";
    private static final int USUAL_COUNT = 40;
    private static final int MOST = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JOURNAL|RESULTS", description = "A journal, or the folder that 'buzzville run' wrote.")
    private Path path;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "The state at a time such as 14:31:45, 12min after the start, or end.")
    private @Nullable String at;

    @Option(
            names = "--diff",
            arity = "2",
            paramLabel = "INSTANT",
            description = "What differs between the states at two instants.")
    private @Nullable List<String> diff;

    @Option(
            names = "--by",
            paramLabel = "offset|occurrence",
            description =
                    "With --at and --diff: fold messages as the broker let them in, or as they happened; if absent"
                            + " as let in, and what would differ.")
    private @Nullable String by;

    @Option(
            names = "--entity",
            paramLabel = "NAME",
            description = "The history of a light, a device, a service, an incident, a message.")
    private @Nullable String entity;

    @Option(names = "--list", description = "The names that --entity knows.")
    private boolean list;

    @Option(names = "--messages", description = "Every message on the wire, as JSON lines.")
    private boolean messages;

    @Option(names = "--summary", description = "How much it holds and how big it is; also without any other choice.")
    private boolean summary;

    @Option(names = "--from", paramLabel = "INSTANT", description = "With --entity and --messages: nothing before.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "INSTANT", description = "With --entity and --messages: nothing after.")
    private @Nullable String until;

    @Option(names = "--count", paramLabel = "N", description = "With --entity: at most so many lines; if absent 40.")
    private @Nullable Integer count;

    @Option(names = "--all", description = "With --at and --list: every single one, however many there are.")
    private boolean all;

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    @Mixin
    private TextSpeech speech;

    private ReportLanguage language = ReportLanguage.EN;

    @Override
    public Integer call() throws IOException {
        language = speech.language();
        checkOptions();
        Path file = file();
        try (JournalReader journal = JournalReader.open(file)) {
            CityClock clock =
                    new CityClock(journal.head(), Math.max(journal.head().duration(), journal.lastKnown()));
            replay(journal, clock);
            warn(file, journal, clock);
        } catch (UnreadableJournal e) {
            throw new InputException("buzzville: '%s' %s".formatted(file, e.getMessage()));
        } catch (IOException e) {
            throw new InputException("buzzville: '%s' cannot be read: %s".formatted(file, Failures.reason(e)));
        }
        return ExitCode.SOUND;
    }

    private void replay(JournalReader journal, CityClock clock) throws IOException {
        if (at != null) {
            state(journal, clock, instant("--at", at, clock));
        } else if (diff != null) {
            diff(journal, clock, diff);
        } else if (entity != null) {
            history(journal, clock, entity);
        } else if (list) {
            list(journal, clock);
        } else if (messages) {
            messages(journal, clock);
        } else {
            SummaryReport report = new SummaryReport(journal);
            ObjectNode node = new StateJson(journal.head(), clock).head();
            report.put(node);
            say(report.lines(clock, language), node);
        }
    }

    private void say(List<String> lines, ObjectNode node) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(JsonText.of(node));
        } else {
            lines.forEach(out::println);
        }
    }

    private void state(JournalReader journal, CityClock clock, long asked) {
        CityState state = journal.stateAt(asked);
        long instant = told(journal, asked);
        ObjectNode node = new StateJson(journal.head(), clock).state(state, instant);
        say(new StateReport(journal.head(), clock, language, order(), all).lines(state, instant), node);
    }

    private void diff(JournalReader journal, CityClock clock, List<String> instants) {
        long first = instant("--diff", instants.get(0), clock);
        long second = instant("--diff", instants.get(1), clock);
        CityState before = journal.stateAt(first);
        first = told(journal, first);
        CityState after = journal.stateAt(second);
        second = told(journal, second);
        DiffReport report = new DiffReport(language, order());
        ObjectNode node = new StateJson(journal.head(), clock).head();
        node.put("from_ns", first);
        node.put("to_ns", second);
        new DiffReport(ReportLanguage.EN, order()).put(node, before, after);
        say(report.lines(before, after, clock.text(first), clock.text(second)), node);
    }

    /** The instant that the state is that of: of a damaged journal at most the last one that could be read. */
    private static long told(JournalReader journal, long asked) {
        JournalReader.Damage damage = journal.damage();
        return damage == null || damage.records() < 0 ? asked : Math.min(asked, damage.at());
    }

    private void history(JournalReader journal, CityClock clock, String name) {
        long most = count == null ? USUAL_COUNT : count;
        History history = History.of(journal, new Subject(name), from(clock), until(clock), most);
        if (!history.isKnown()) {
            Roll roll = new Roll();
            journal.forEach(roll::take);
            throw new InputException(
                    "buzzville: --entity: the journal tells of no '%s'%s"
                            .formatted(name, Failures.question(Suggestion.nearest(name, roll.all()))),
                    "  'buzzville replay %s --list' shows the names".formatted(path));
        }
        ObjectNode node = new StateJson(journal.head(), clock).head();
        HistoryReport.put(node, name, history, clock);
        say(new HistoryReport(clock, language).lines(name, history), node);
    }

    private void list(JournalReader journal, CityClock clock) {
        Roll roll = new Roll();
        journal.forEach(roll::take);
        ObjectNode node = new StateJson(journal.head(), clock).head();
        RollReport.put(node, roll);
        say(new RollReport(language, all).lines(roll), node);
    }

    private void messages(JournalReader journal, CityClock clock) {
        PrintWriter out = spec.commandLine().getOut();
        WireMessages wire = new WireMessages(journal.head(), from(clock), until(clock), line -> {
            out.print(line);
            out.print('\n');
        });
        journal.forEach(wire::take);
        wire.finish();
    }

    private long from(CityClock clock) {
        return from == null ? 0 : instant("--from", from, clock);
    }

    private long until(CityClock clock) {
        long last = until == null ? Long.MAX_VALUE : instant("--until", until, clock);
        if (last < from(clock)) {
            throw new InputException("buzzville: --until: expected an instant that is not before --from, which is '"
                    + from + "', but found '" + until + "'");
        }
        return last;
    }

    private static long instant(String option, String text, CityClock clock) {
        try {
            return clock.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InputException("buzzville: " + option + ": " + e.getMessage());
        }
    }

    private Order order() {
        return by == null ? Order.BOTH : by.equals("offset") ? Order.OFFSET : Order.OCCURRENCE;
    }

    /** What is wrong with the file, and how much of it was read all the same. */
    private void warn(Path file, JournalReader journal, CityClock clock) {
        JournalReader.Damage damage = journal.damage();
        if (damage == null) {
            return;
        }
        PrintWriter err = spec.commandLine().getErr();
        String until = damage.records() < 0
                ? language.choose("; what was asked for lies before", " ; ce qui est demandé vient avant")
                : language.choose("; %d records could be read, until %s", " ; %d enregistrements lus, jusqu'à %s")
                        .formatted(damage.records(), clock.text(damage.at()));
        String what = language.choose(damage.what(), DamageWords.inFrench(damage.what()));
        err.println("buzzville: '%s' %s%s".formatted(file, what, until));
        err.flush();
    }

    private Path file() {
        if (!Files.exists(path)) {
            throw new InputException("buzzville: there is no journal and no folder '%s'".formatted(path));
        } else if (!Files.isDirectory(path)) {
            return path;
        }
        Path inside = path.resolve(FILE);
        if (!Files.exists(inside)) {
            throw new InputException(
                    "buzzville: '%s' has no %s".formatted(path, FILE),
                    "  run the scenario with --journal: the manifest's command and that option make it");
        }
        return inside;
    }

    private void checkOptions() {
        List<String> ways = new ArrayList<>();
        add(at != null, "--at", ways);
        add(diff != null, "--diff", ways);
        add(entity != null, "--entity", ways);
        add(list, "--list", ways);
        add(messages, "--messages", ways);
        add(summary, "--summary", ways);
        if (ways.size() > 1) {
            throw new InputException("buzzville: expected one of --at, --diff, --entity, --list, --messages and"
                    + " --summary, but found " + String.join(" and ", ways));
        }
        belongs("--by", by != null, at != null || diff != null, "--at and --diff");
        belongs("--from", from != null, entity != null || messages, "--entity and --messages");
        belongs("--until", until != null, entity != null || messages, "--entity and --messages");
        belongs("--count", count != null, entity != null, "--entity");
        belongs("--all", all, at != null || list, "--at and --list");
        belongs("--json", json, !messages, "everything but --messages, which is JSON already");
        if (by != null && !by.equals("offset") && !by.equals("occurrence")) {
            throw new InputException("buzzville: --by: expected offset or occurrence, but found '" + by + "'"
                    + Failures.question(Suggestion.nearest(by, List.of("offset", "occurrence"))));
        }
        if (count != null && !(1 <= count && count <= MOST)) {
            throw new InputException("buzzville: --count: expected 1 to %d, but found %d".formatted(MOST, count));
        }
    }

    private static void add(boolean there, String option, List<String> ways) {
        if (there) {
            ways.add(option);
        }
    }

    private static void belongs(String option, boolean there, boolean makesSense, String to) {
        if (there && !makesSense) {
            throw new InputException("buzzville: " + option + ": belongs to " + to);
        }
    }
}
