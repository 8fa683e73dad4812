package buzzville.cli;

import buzzville.scenario.ScenarioFile;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Every policy that a scenario can name, by family, with its parameters. */
final class PolicyList {
    private static final String BY_NAME = "name or name(";

    private PolicyList() {}

    /** Read off the schema, which knows every family without being told. */
    static void print(PrintWriter out) {
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
                    out.println("      " + kind.asString() + parameters(form));
                    out.println("          " + doc);
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
}
