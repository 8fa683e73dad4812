package buzzville.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** What axe-core finds on a page that keeps people out. */
public final class Axe {
    private Axe() {}

    /** Everything that is serious or critical: the rule, how many places, and the first of them. */
    public static List<String> complaints(Tab page) throws IOException {
        page.eval(resource("axe.min.js") + "\n;0");
        JsonNode found =
                page.eval("axe.run(document, {resultTypes: ['violations']}).then((r) => r.violations.map((v) =>"
                        + " [v.impact, v.id + ' x' + v.nodes.length + ': ' + v.nodes[0].html.slice(0, 200) + ' ' +"
                        + " v.nodes[0].failureSummary]))");
        List<String> bad = new ArrayList<>();
        for (JsonNode violation : found) {
            String impact = violation.get(0).asString();
            if (impact.equals("serious") || impact.equals("critical")) {
                bad.add(impact + ", " + violation.get(1).asString());
            }
        }
        return bad;
    }

    /** A script beside this class. */
    public static String resource(String name) throws IOException {
        try (InputStream in = Axe.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
