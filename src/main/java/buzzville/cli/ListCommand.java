package buzzville.cli;

import buzzville.scenario.Scenario;
import buzzville.scenario.ScenarioFile;
import buzzville.scenario.yaml.Problems;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Shows what is there to be used: the shipped scenarios, and every policy with its parameters. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows the shipped scenarios, and the policies that scenarios can name with their parameters.")
final class ListCommand implements Runnable {
    /** What the user may ask for. */
    enum Topic {
        scenarios,
        policies
    }

    private static final String BY_NAME = "name or name(";

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "scenarios|policies", description = "Only these; everything if absent.")
    private @Nullable Topic topic;

    @Option(names = "--lang", paramLabel = "fr|en", description = "Language of the descriptions.")
    private @Nullable String lang;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        String language = Speech.of(lang);
        if (topic != Topic.policies) {
            scenarios(out, language);
        }
        if (topic == null) {
            out.println();
        }
        if (topic != Topic.scenarios) {
            policies(out);
        }
    }

    private static void scenarios(PrintWriter out, String language) {
        Shipped shipped = Shipped.here();
        List<Path> files = shipped.files();
        out.println(
                files.isEmpty()
                        ? "Scenarios: there is no folder 'scenarios', neither here nor beside the program"
                        : "Scenarios (buzzville run FILE):");
        for (Path file : files) {
            Problems problems = new Problems();
            ScenarioFile scenarios = ScenarioFile.load(file, problems);
            Scenario scenario =
                    scenarios == null ? null : scenarios.scenario(scenarios.defaultStrategy(), List.of(), problems);
            out.println("  " + file);
            if (scenarios == null || scenario == null) {
                out.println("      has mistakes; 'buzzville check' shows them");
                continue;
            }
            String description =
                    scenario.description() == null ? "" : scenario.description().in(language);
            out.println("      " + (scenario.name() == null ? "" : scenario.name() + ". ") + description);
            out.println("      strategies: " + String.join(", ", scenarios.strategies()) + " (default: "
                    + scenarios.defaultStrategy() + ")");
        }
    }

    /** Read off the schema, which knows every family without being told. */
    private static void policies(PrintWriter out) {
        Map<String, JsonNode> families = new TreeMap<>();
        JsonNode definitions = ScenarioFile.language().schema("").get("$defs");
        for (Map.Entry<String, JsonNode> definition : definitions.properties()) {
            JsonNode forms = definition.getValue().path("oneOf");
            if (forms.path(0).path("description").asString("").startsWith(BY_NAME)) {
                String family = definition.getKey().replaceFirst("-of-.*", "").replace('-', ' ');
                families.putIfAbsent(family, forms);
            }
        }
        out.println("Policies (NAME or NAME(parameter=value, ...); those in brackets may be left out):");
        families.forEach((family, forms) -> {
            out.println("  " + family);
            for (JsonNode form : forms) {
                JsonNode kind = form.path("properties").path("kind").path("const");
                if (kind.isString()) {
                    String doc = form.path("description").asString("");
                    out.println(
                            "      " + kind.asString() + parameters(form) + (doc.isEmpty() ? "" : "  " + first(doc)));
                }
            }
        });
    }

    private static String parameters(JsonNode form) {
        List<String> required = new ArrayList<>();
        form.path("required").forEach(name -> required.add(name.asString()));
        List<String> parameters = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : form.path("properties").properties()) {
            String name = property.getKey();
            JsonNode standard = property.getValue().path("default");
            if (!name.equals("kind")) {
                String text = standard.isMissingNode() ? name : name + "=" + standard.asString();
                parameters.add(required.contains(name) ? text : "[" + text + "]");
            }
        }
        return parameters.isEmpty() ? "" : "(" + String.join(", ", parameters) + ")";
    }

    private static String first(String doc) {
        int end = doc.indexOf(". ");
        return end < 0 ? doc : doc.substring(0, end + 1);
    }
}
