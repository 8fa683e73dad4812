package buzzville.cli;

import buzzville.scenario.ScenarioFile;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as people read it: indented by two spaces, plain digits, the same line ends everywhere. */
final class JsonText {
    private JsonText() {}

    /** The schema of the scenario language. */
    static String schema() {
        return of(ScenarioFile.schema());
    }

    static String of(JsonNode json) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        JsonMapper mapper = JsonMapper.builder()
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
        return mapper.writer().with(printer).writeValueAsString(json) + "\n";
    }
}
