package buzzville.cli;

import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.Run;
import buzzville.city.life.Found;
import buzzville.city.life.Life;
import buzzville.city.life.Lookout;
import buzzville.city.life.Lost;
import buzzville.city.life.Watch;
import buzzville.city.life.Worst;
import buzzville.message.Priority;
import buzzville.message.Recorder;
import buzzville.metric.Fate;
import buzzville.report.LifeJson;
import buzzville.report.life.LifeText;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;
import buzzville.scenario.yaml.Suggestion;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Runs a run again and tells the life of single messages. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        parameterListHeading = "%n",
        description =
                "Tells the life of one message hop by hop: where its time went, who went before it, why it was lost."
                        + " Runs the run again, so results need no trace.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  buzzville explain results/crisis/none --worst critical",
            "  buzzville explain results/crisis/none --lost",
            "  buzzville explain results/crisis/none --lost dropped-newest --count 3",
            "  buzzville explain results/crisis/none 3f2a91c04d5e6f70",
            "  buzzville explain results/crisis/compare --strategy none --worst info",
            "",
            "Exit status: 0 told; 2 the input is wrong, or the scenario has changed since;",
            "3 it is not the same run."
        })
final class ExplainCommand implements Callable<Integer> {
    private static final int MOST = 1000;
    private static final String ANY = "";

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "RESULTS",
            description = "The folder that 'buzzville run' or 'compare' wrote.")
    private Path folder;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "MESSAGE",
            description = "Its id, as in messages.csv, or as many of its first digits as make it the only one.")
    private @Nullable String message;

    @Option(
            names = "--worst",
            paramLabel = "PRIORITY",
            description = "Instead of a message: the one of this priority that was delivered latest.")
    private @Nullable String worst;

    @Option(
            names = "--lost",
            arity = "0..1",
            fallbackValue = ANY,
            paramLabel = "PRIORITY|REASON",
            description = "Instead of a message: those that were lost, counted, and the first of each kind.")
    private @Nullable String lost;

    @Option(names = "--at", paramLabel = "SERVICE", description = "With --worst and --lost: only at this service.")
    private @Nullable String at;

    @Option(
            names = "--count",
            paramLabel = "N",
            description =
                    "With --worst and --lost: how many messages; if absent 1, and the first of each kind of loss.")
    private @Nullable Integer count;

    @Option(
            names = "--replication",
            paramLabel = "K",
            description = "Which run of several, from 0; the first if absent.")
    private int replication;

    @Option(names = "--strategy", paramLabel = "NAME", description = "Which strategy of a comparison.")
    private @Nullable String strategy;

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    @Mixin
    private TextSpeech speech;

    @Override
    public Integer call() {
        ReportLanguage language = speech.language();
        checkOptions();
        PrintWriter err = spec.commandLine().getErr();
        Recorded recorded = Recorded.read(folder, replication, strategy);
        Chosen chosen = recorded.scenario(err);
        Scenario scenario = chosen.scenario();
        checkPlace(scenario);
        Search search = search();
        Run first = run(chosen, Lookout.NOBODY, search.recorder());
        String found = Numbers.hex(first.summary().fingerprint());
        if (!found.equals(recorded.fingerprint())) {
            return recorded.another(found, err);
        }
        List<Found> messages = search.found();
        Watch watch = Watch.of(
                messages.stream().map(each -> each.mention().id()).toList(),
                messages.stream().map(Found::causeId).filter(id -> id != 0).toList(),
                List.copyOf(scenario.zones().keySet()));
        Run run = messages.isEmpty() ? first : run(chosen, watch, watch);
        say(chosen, search, run, ordered(watch.lives(), messages), language);
        return ExitCode.SOUND;
    }

    private Run run(Chosen chosen, Lookout lookout, Recorder recorder) {
        Scenario scenario = chosen.scenario();
        // the life of a message is the same whenever measuring began
        Scenario measured = scenario.warmup().sought() ? scenario.measuredFrom(0) : scenario;
        City city = CityPlanner.plan(measured, chosen.strategy(), replication, lookout);
        if (lookout instanceof Watch watch) {
            watch.clock(city.simulation());
        }
        city.record(recorder);
        return city.finish();
    }

    /** In the order of the search; aggregates that they became part of come behind. */
    private static List<Life> ordered(List<Life> lives, List<Found> found) {
        List<Life> ordered = new ArrayList<>();
        for (Found one : found) {
            lives.stream()
                    .filter(life -> life.self().id() == one.mention().id())
                    .forEach(ordered::add);
        }
        lives.stream().filter(life -> !ordered.contains(life)).forEach(ordered::add);
        return ordered;
    }

    private void say(Chosen chosen, Search search, Run run, List<Life> lives, ReportLanguage language) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode head = JsonNodeFactory.instance.objectNode();
            head.put("scenario", chosen.file().toString().replace('\\', '/'));
            head.put("strategy", chosen.strategy());
            head.put("seed", chosen.scenario().seed());
            head.put("replication", replication);
            search.json(head);
            out.print(LifeJson.text(head, lives));
            return;
        }
        List<LifeText.During> incidents = new ArrayList<>();
        run.summary()
                .incidents()
                .forEach((name, incident) ->
                        incidents.add(new LifeText.During(name, incident.kind(), incident.from(), incident.until())));
        LifeText text = new LifeText(language, incidents);
        out.println("%s, %s %s, %s %d%s"
                .formatted(
                        ScenarioOptions.name(chosen.file()),
                        language.choose("strategy", "stratégie"),
                        chosen.strategy(),
                        language.choose("seed", "graine"),
                        chosen.scenario().seed(),
                        replication == 0 ? "" : ", " + language.choose("replication ", "réplication ") + replication));
        search.text(language).forEach(out::println);
        boolean hops = search.found().size() == 1;
        for (Life life : lives) {
            out.println();
            out.print(hops ? text.full(life) : text.brief(life));
        }
        if (!hops && !lives.isEmpty()) {
            out.println();
            out.println(language.choose("hop by hop: ", "étape par étape : ")
                    + Again.of(
                            strategy == null
                                    ? List.of(
                                            "explain",
                                            folder.toString(),
                                            Numbers.hex(lives.get(0).self().id()))
                                    : List.of(
                                            "explain",
                                            folder.toString(),
                                            "--strategy",
                                            strategy,
                                            Numbers.hex(lives.get(0).self().id()))));
        }
    }

    private void checkOptions() {
        int ways = (message == null ? 0 : 1) + (worst == null ? 0 : 1) + (lost == null ? 0 : 1);
        if (ways != 1) {
            throw new InputException(
                    ways == 0
                            ? "buzzville: expected the id of a message, or --worst PRIORITY, or --lost"
                            : "buzzville: expected one of the id of a message, --worst and --lost, but found " + ways,
                    "  ids are in the messages.csv of a run with --trace, and explain prints those that it finds");
        }
        if (message != null && (at != null || count != null)) {
            throw new InputException("buzzville: " + (at != null ? "--at" : "--count")
                    + ": belongs to --worst and --lost; a message is explained at all its services");
        }
        if (count != null && !(1 <= count && count <= MOST)) {
            throw new InputException("buzzville: --count: expected 1 to %d, but found %d".formatted(MOST, count));
        }
    }

    private void checkPlace(Scenario scenario) {
        if (at == null) {
            return;
        }
        String service = at.replaceFirst("\\[\\d+\\]$", "");
        if (!scenario.services().containsKey(service)) {
            throw new InputException("buzzville: --at: there is no service '" + at + "'"
                    + Failures.question(
                            Suggestion.nearest(service, scenario.services().keySet())));
        }
    }

    private Search search() {
        if (message != null) {
            return new Search.ByDigits(digits(message));
        } else if (worst != null) {
            Priority priority = priority(worst);
            if (priority == null) {
                throw new InputException("buzzville: --worst: there is no priority '" + worst + "'"
                        + Failures.question(Suggestion.nearest(worst, priorities()))
                        + "; expected one of " + String.join(", ", priorities()));
            }
            return new Search.Latest(priority, new Worst(priority.label(), at, count == null ? 1 : count));
        }
        String of = lost == null ? ANY : lost;
        Fate reason = reason(of);
        Priority priority = priority(of);
        if (!of.equals(ANY) && reason == null && priority == null) {
            List<String> all = new ArrayList<>(priorities());
            all.addAll(reasons());
            throw new InputException("buzzville: --lost: there is no priority or reason '" + of + "'"
                    + Failures.question(Suggestion.nearest(of, all)) + "; expected one of " + String.join(", ", all));
        }
        return new Search.Losses(new Lost(priority, reason, at, count == null ? Lost.ONE_OF_EACH : count));
    }

    private static String digits(String id) {
        String digits = id.toLowerCase(Locale.ROOT);
        if (!digits.matches("[0-9a-f]{1,16}")) {
            throw new InputException(
                    "buzzville: expected an id of at most 16 hexadecimal digits, but found '" + id + "'",
                    "  ids are in the messages.csv of a run with --trace; --worst critical and --lost find some");
        }
        return digits;
    }

    private static @Nullable Priority priority(String label) {
        return Arrays.stream(Priority.values())
                .filter(each -> each.label().equals(label))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Fate reason(String label) {
        return Arrays.stream(Fate.values())
                .filter(each -> each.isLoss() && each.label().equals(label))
                .findFirst()
                .orElse(null);
    }

    private static List<String> priorities() {
        return Arrays.stream(Priority.values()).map(Priority::label).toList();
    }

    private static List<String> reasons() {
        return Arrays.stream(Fate.values())
                .filter(Fate::isLoss)
                .map(Fate::label)
                .toList();
    }
}
