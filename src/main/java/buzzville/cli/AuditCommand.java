package buzzville.cli;

import buzzville.city.City;
import buzzville.city.CityPlanner;
import buzzville.city.life.Audit;
import buzzville.city.life.Family;
import buzzville.city.life.Life;
import buzzville.city.life.Lookout;
import buzzville.city.life.Together;
import buzzville.city.life.Watch;
import buzzville.message.Recorder;
import buzzville.report.AuditJson;
import buzzville.report.life.AuditText;
import buzzville.report.story.SequenceDiagram;
import buzzville.report.story.StoryChoice;
import buzzville.report.story.Storyteller;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;
import buzzville.unit.Visible;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

/** Runs a run again and follows one happening from its occurrence to the last action. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        parameterListHeading = "%n",
        description = "Follows one incident from its occurrence to the last action it caused: who reported it, who did"
                + " what and when, what was lost, where the time went. Runs the run again, so results need no trace.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  buzzville audit results/accident/operators accident_route",
            "  buzzville audit results/crisis/none INC_20241210_001 --lang fr",
            "  buzzville audit results/crisis/none 3f2a91c04d5e6f70 --mermaid",
            "",
            "Exit status: 0 told; 2 the input is wrong, or the scenario has changed since;",
            "3 it is not the same run."
        })
final class AuditCommand implements Callable<Integer> {
    /** Messages that are watched one by one; of more than these only the path to the last action is. */
    private static final int MOST = 2000;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "RESULTS",
            description = "The folder that 'buzzville run' or 'compare' wrote.")
    private Path folder;

    @Parameters(
            index = "1",
            paramLabel = "INCIDENT",
            description = "What the scenario calls an incident that emits or sends; or a type of event, of which the"
                    + " first is followed; or a number of events.jsonl such as INC_20241210_001; or the id of any message"
                    + " that belongs to it.")
    private String wanted;

    @Option(
            names = "--replication",
            paramLabel = "K",
            description = "Which run of several, from 0; the first if absent.")
    private int replication;

    @Option(names = "--strategy", paramLabel = "NAME", description = "Which strategy of a comparison.")
    private @Nullable String strategy;

    @Option(names = "--all", description = "Tell messages that are alike one by one.")
    private boolean all;

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    @Option(names = "--mermaid", description = "Print a sequence diagram (Mermaid) instead of text.")
    private boolean mermaid;

    @Mixin
    private TextSpeech speech;

    @Override
    public Integer call() {
        ReportLanguage language = speech.language();
        if (json && mermaid) {
            throw new InputException("buzzville: expected one of --json and --mermaid, but found both");
        }
        PrintWriter err = spec.commandLine().getErr();
        Recorded recorded = Recorded.read(folder, replication, strategy);
        Chosen chosen = recorded.scenario(err);
        Happening sought = Happening.of(wanted, chosen.scenario());
        City first = plan(chosen, Lookout.NOBODY);
        first.record(sought.recorder());
        String found = Numbers.hex(first.finish().summary().fingerprint());
        if (!found.equals(recorded.fingerprint())) {
            return recorded.another(found, err);
        }
        List<Long> roots = sought.roots();
        long root = roots.get(0);
        Family family = new Family(root, MOST);
        Storyteller teller = new Storyteller(chosen.scenario(), StoryChoice.ofHappening(root));
        List<Life> lives = watch(
                chosen,
                Watch.where(family, List.copyOf(chosen.scenario().zones().keySet())),
                family,
                teller);
        if (mermaid) {
            String diagram = SequenceDiagram.text(teller, chosen.scenario(), language);
            spec.commandLine().getOut().print(diagram == null ? "sequenceDiagram\n" : diagram);
            return ExitCode.SOUND;
        }
        say(chosen, Audit.of(root, family, withPath(chosen, family, lives)), sought, language);
        return ExitCode.SOUND;
    }

    private City plan(Chosen chosen, Lookout lookout) {
        Scenario scenario = chosen.scenario();
        // a trail is the same whenever measuring began
        Scenario measured = scenario.warmup().sought() ? scenario.measuredFrom(0) : scenario;
        return CityPlanner.plan(measured, chosen.strategy(), replication, lookout);
    }

    private List<Life> watch(Chosen chosen, Watch watch, Recorder... others) {
        City city = plan(chosen, watch);
        watch.clock(city.simulation());
        List<Recorder> recorders = new ArrayList<>(List.of(watch));
        recorders.addAll(List.of(others));
        city.record(new Together(recorders));
        city.finish();
        return watch.lives();
    }

    /** With those on the way to the last action that were too late to be watched. */
    private List<Life> withPath(Chosen chosen, Family family, List<Life> lives) {
        List<Long> missing = new ArrayList<>(family.chain());
        missing.removeAll(lives.stream().map(life -> life.self().id()).toList());
        if (missing.isEmpty()) {
            return lives;
        }
        List<Life> more = new ArrayList<>(lives);
        more.addAll(watch(
                chosen,
                Watch.of(
                        missing,
                        family.chain(),
                        List.copyOf(chosen.scenario().zones().keySet()))));
        more.sort(Comparator.comparingLong(life -> life.self().occurredAt()));
        return more;
    }

    private void say(Chosen chosen, Audit audit, Happening sought, ReportLanguage language) {
        PrintWriter out = spec.commandLine().getOut();
        String number = sought.number(audit.root());
        if (json) {
            ObjectNode head = JsonNodeFactory.instance.objectNode();
            head.put("scenario", chosen.file().toString().replace('\\', '/'));
            head.put("strategy", chosen.strategy());
            head.put("seed", chosen.scenario().seed());
            head.put("replication", replication);
            out.print(AuditJson.text(head, audit, number));
            return;
        }
        out.println("%s, %s %s, %s %d%s"
                .formatted(
                        ScenarioOptions.name(chosen.file()),
                        language.choose("strategy", "stratégie"),
                        chosen.strategy(),
                        language.choose("seed", "graine"),
                        chosen.scenario().seed(),
                        replication == 0 ? "" : ", " + language.choose("replication ", "réplication ") + replication));
        sought.others(language).forEach(out::println);
        AuditText.of(audit, number, language, all).stream().map(Visible::line).forEach(out::println);
    }
}
