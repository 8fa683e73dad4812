package buzzville.cli;

import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Profile;
import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import buzzville.scenario.yaml.Suggestion;
import buzzville.unit.Visible;
import buzzville.wire.MessageType;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what is there to be used: the shipped scenarios, and every policy with its parameters. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        parameterListHeading = "%n",
        description =
                "Shows the shipped scenarios, the policies that scenarios can name with their parameters, and the "
                        + "types of message whose content is known.")
final class ListCommand implements Runnable {
    private static final String SCENARIOS = "scenarios";
    private static final String POLICIES = "policies";
    private static final String MESSAGES = "messages";
    private static final List<String> TOPICS = List.of(SCENARIOS, POLICIES, MESSAGES);

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "scenarios|policies|messages",
            description = "Only these; everything if absent.")
    private @Nullable String topic;

    @Option(names = "--lang", paramLabel = "fr|en", description = "Language of the descriptions.")
    private @Nullable String lang;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        String language = Speech.of(lang);
        if (topic != null && !TOPICS.contains(topic)) {
            throw new InputException("buzzville: expected 'scenarios', 'policies' or 'messages', but found '" + topic
                    + "'" + Failures.question(Suggestion.nearest(topic, TOPICS)));
        }
        if (topic == null || topic.equals(SCENARIOS)) {
            scenarios(out, language);
        }
        if (topic == null) {
            out.println();
        }
        if (topic == null || topic.equals(POLICIES)) {
            PolicyList.print(out);
            out.println("Broker profiles (broker.profile: NAME):");
            for (Profile profile : Profile.values()) {
                out.println("  " + profile.label());
                out.println("      the defaults of " + profile.follows());
            }
        }
        if (topic == null) {
            out.println();
        }
        if (topic == null || topic.equals(MESSAGES)) {
            messages(out);
        }
    }

    private static void messages(PrintWriter out) {
        out.println("Messages (buzzville schema --message TYPE):");
        for (MessageType type : MessageType.values()) {
            out.println("  " + type.word());
            out.println("      " + type.description());
        }
    }

    private static void scenarios(PrintWriter out, String language) {
        Shipped shipped = Shipped.here();
        List<Path> files = shipped.files();
        ReportLanguage words = ReportLanguage.of(language);
        out.println(
                files.isEmpty()
                        ? words.choose(
                                "Scenarios: there is no folder 'scenarios', neither here nor beside the program",
                                "Scénarios : il n'y a pas de dossier 'scenarios', ni ici ni à côté du programme")
                        : words.choose("Scenarios (buzzville run FILE):", "Scénarios (buzzville run FICHIER) :"));
        for (Path file : files) {
            Problems problems = new Problems();
            ScenarioFile scenarios = ScenarioFile.load(file, problems);
            Scenario scenario =
                    scenarios == null ? null : scenarios.scenario(scenarios.defaultStrategy(), List.of(), problems);
            out.println("  " + file);
            if (scenarios == null || scenario == null) {
                out.println(words.choose(
                        "      has mistakes; 'buzzville check' shows them",
                        "      contient des fautes ; 'buzzville check' les montre"));
                continue;
            }
            String description =
                    scenario.description() == null ? "" : scenario.description().in(language);
            String name = scenario.name() == null ? "" : scenario.name() + ". ";
            out.println("      " + Visible.line(name + description.strip()));
            out.println(words.choose("      strategies: ", "      stratégies : ")
                    + Visible.line(String.join(", ", scenarios.strategies()))
                    + words.choose(" (default: ", " (par défaut : ")
                    + Visible.line(scenarios.defaultStrategy()) + ")");
        }
    }
}
