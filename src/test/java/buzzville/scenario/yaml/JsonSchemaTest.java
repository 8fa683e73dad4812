package buzzville.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.scenario.yaml.toy.Toys;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class JsonSchemaTest {

    private final ObjectNode schema = Toys.TOWN.schema("Toy town");

    @Test
    void recordsBecomeObjectsThatKnowTheirKeys() {
        assertThat(schema.at("/$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.at("/$defs/town/additionalProperties").asBoolean()).isFalse();
        assertThat(schema.at("/$defs/town/properties/name/description").asString())
                .isEqualTo("What it is called.");
        JsonNode service = schema.at("/$defs/service");
        assertThat(service.at("/required").toString()).isEqualTo("[\"subscribes\"]");
        assertThat(service.at("/properties/priority/enum").toString())
                .isEqualTo("[\"critical\",\"high\",\"normal\",\"info\"]");
        assertThat(service.at("/properties/size/default").asString()).isEqualTo("900B");
        assertThat(service.at("/properties/on-time/$ref").asString()).isEqualTo("#/$defs/goal");
    }

    @Test
    void quantitiesBecomePatterns() {
        String pattern = schema.at("/$defs/town/properties/duration/pattern").asString();

        assertThat("30min").matches(pattern);
        assertThat("1.5 h").matches(pattern);
        assertThat("30").doesNotMatch(pattern);
        assertThat("-5s").doesNotMatch(pattern);
    }

    @Test
    void policiesBecomeACallOrAnObjectWithTheirKind() {
        JsonNode forms = schema.at("/$defs/distribution-of-duration/oneOf");

        assertThat("lognormal(mean=40ms, p99=200ms)")
                .matches(forms.at("/0/pattern").asString());
        assertThat("lognorml(mean=40ms)").doesNotMatch(forms.at("/0/pattern").asString());
        assertThat("5ms").matches(forms.at("/1/pattern").asString());
        assertThat(forms.at("/2/properties/kind/const").asString()).isEqualTo("constant");
        assertThat(forms.at("/2/properties/value/pattern").asString())
                .isEqualTo(forms.at("/1/pattern").asString());
        assertThat(schema.at("/$defs/distribution-of-count/oneOf/1/type").asString())
                .isEqualTo("number");
    }

    @Test
    void aStrategyMayPatchAnythingAndRemoveIt() {
        assertThat(schema.at("/$defs/town/properties/strategies/additionalProperties/anyOf/0/$ref")
                        .asString())
                .isEqualTo("#/$defs/town-patch");
        JsonNode patch = schema.at("/$defs/service-patch");
        assertThat(patch.has("required")).isFalse();
        assertThat(patch.at("/properties/workers/anyOf/1/type").asString()).isEqualTo("null");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = new ArrayList<>();
        collect(schema, references);

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                schema.at(reference.substring(1)).isMissingNode())
                        .isFalse());
    }

    private static void collect(JsonNode node, List<String> references) {
        if (node.has("$ref")) {
            references.add(node.get("$ref").asString());
        }
        node.forEach(child -> collect(child, references));
    }
}
