package buzzville.cli;

import buzzville.experiment.search.Tipping;
import buzzville.report.TipResults;
import buzzville.report.text.Numbers;
import buzzville.scenario.IncidentSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.yaml.Suggestion;
import buzzville.unit.Dimension;
import buzzville.unit.Quantity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds the smallest incident after which the city does not recover in time once the cause is gone. */
@Command(
        name = "tip",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        parameterListHeading = "%n",
        description = "Finds the smallest incident after which the city does not recover in time.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  buzzville tip my-city.yaml --vary incidents.crowd.surge.factor=1..20",
            "  buzzville tip scenarios/retry-storm.yaml --strategy none",
            "      --vary incidents.outage.for=0.5s..20s --recover-within 2min",
            "",
            "It has recovered when no more wait than may without the incident. It is assumed",
            "that nothing greater is easier to recover from.",
            "Exit status: 0 there is an answer, which may be that none of them tips it;",
            "2 the input is wrong; 3 a fault of ours; 130 interrupted."
        })
final class TipCommand implements Callable<Integer> {
    private static final int USUAL = 5;
    private static final int MOST = 10_000;
    private static final String WITHIN = "10min";
    private static final Pattern PATH =
            Pattern.compile("\\s*incidents\\s*\\.\\s*(\"[^\"]*\"|'[^']*'|[^.=\"']+?)\\s*\\.[^=]+=.*", Pattern.DOTALL);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "A scenario file with an incident that ends.")
    private Path file;

    @Option(
            names = "--vary",
            required = true,
            paramLabel = "incidents.NAME.KEY=LO..HI[/STEP]",
            description = "Which key of an incident, such as its factor or how long it lasts ('for'), and between"
                    + " which values, the smallest first.")
    private String vary;

    @Option(
            names = "--recover-within",
            paramLabel = "TIME",
            description = "How long the city has from the end of the incident; 10min if absent.")
    private @Nullable String within;

    @Option(
            names = "--replications",
            paramLabel = "N",
            description = "How many runs each value gets; 5 if absent. It tips if more than half do not recover.")
    private @Nullable Integer replications;

    @Mixin
    private SearchOptions options;

    @Override
    public Integer call() throws IOException {
        options.check();
        int runs = replications == null ? USUAL : replications;
        SearchOptions.checkRange("--replications", runs, 1, MOST);
        long time = time();
        PrintWriter err = spec.commandLine().getErr();
        Chosen chosen = options.read(file, err);
        Tipping tipping = new Tipping(incident(chosen.scenario()), time, runs, options.threads());
        Varied varied = Varied.of(chosen, options.settings(), vary, Varied::fine);
        checkEnd(tipping, varied);
        List<String> own = List.of(
                "--vary", vary, "--recover-within", within == null ? WITHIN : within, "--replications", "" + runs);
        Telling telling = options.telling(spec.commandLine().getOut(), err);
        Path target = options.target(file, "tip");
        String again = options.again("tip", file, chosen, own);
        Outcome outcome = Workplace.run(
                target,
                options.progress(err),
                runs,
                (results, watch) -> {
                    Tipping.Answer answer = tipping.find(
                            varied.values(),
                            index -> {
                                watch.tell(
                                        varied.path() + " = " + varied.values().get(index));
                                Scenario scenario = varied.at(index);
                                // what waits does not depend on from when on messages are measured
                                return scenario.warmup().sought() ? scenario.measuredFrom(0) : scenario;
                            },
                            chosen.strategy(),
                            watch::stopIfWanted);
                    TipResults found =
                            new TipResults(answer, tipping, chosen.scenario(), chosen.strategy(), varied.path());
                    List<String> notes = results.search(found, options.context(chosen, again));
                    return new Outcome(
                            true, false, found.table(options.language()), found.json(), results.publish(), notes);
                },
                found -> telling.say(found, target));
        return outcome.status();
    }

    private long time() {
        try {
            long time = Quantity.of(Dimension.DURATION).parseWhole(within == null ? WITHIN : within, Scenario.LONGEST);
            if (time > 0) {
                return time;
            }
        } catch (IllegalArgumentException e) {
            throw new InputException("buzzville: --recover-within: " + e.getMessage());
        }
        throw new InputException("buzzville: --recover-within: expected a time longer than 0s");
    }

    /** The incident that is varied. */
    private String incident(Scenario scenario) {
        Matcher path = PATH.matcher(vary);
        if (!path.matches()) {
            throw new InputException(
                    "buzzville: --vary: expected a key of an incident, such as incidents.crowd.surge.factor=1..20, but"
                            + " found '" + vary + "'");
        }
        String name = path.group(1).replaceAll("^[\"']|[\"']$", "");
        if (!scenario.incidents().containsKey(name)) {
            throw new InputException("buzzville: --vary: there is no incident '" + name + "'"
                    + Suggestion.hintAndAll(name, scenario.incidents().keySet(), "incidents"));
        }
        return name;
    }

    /** The city needs an end of the incident to recover from, and time after it. */
    private static void checkEnd(Tipping tipping, Varied varied) {
        for (int index : new int[] {0, varied.values().size() - 1}) {
            Scenario scenario = varied.at(index);
            IncidentSpec incident = scenario.incidents().get(tipping.incident());
            boolean moment = incident != null && (incident.emit() != null || incident.send() != null);
            if (incident != null && incident.lasting() == null && incident.isSteady() && !moment) {
                throw new InputException(
                        ("buzzville: tip: '%s' never ends, so there is nothing to recover from; expected a"
                                        + " 'for', such as --set incidents.%s.for=5min")
                                .formatted(tipping.incident(), tipping.incident()));
            }
            long end = tipping.end(scenario);
            if (scenario.duration() - end < tipping.within()) {
                throw new InputException(
                        ("buzzville: tip: with %s=%s the run ends %ss after the incident, before the %ss that"
                                        + " it has to recover are over; expected a longer duration or a shorter --recover-within")
                                .formatted(
                                        varied.path(),
                                        varied.values().get(index),
                                        seconds(scenario.duration() - end),
                                        seconds(tipping.within())));
            }
        }
    }

    private static String seconds(long nanos) {
        return Numbers.text(Numbers.seconds(nanos));
    }
}
