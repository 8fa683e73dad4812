package buzzville.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What somebody else's validator says of messages by our schemas. */
class WireSchemaTest {
    static final List<String> OF_THE_BRIEF = Examples.OF_THE_BRIEF;

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static boolean accepts(MessageType type, String text) {
        return REGISTRY.getSchema(WireSchema.of(type))
                .validate(JsonMapper.shared().readTree(text))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void eachIsASchemaAndTakesWhatARunWrites(MessageType type) {
        ObjectNode own = WireSchema.of(type);
        Schema meta = REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(own)).isEmpty();

        Schema schema = REGISTRY.getSchema(own);
        Composer composer = Examples.composer(4);
        for (int n = 0; n < 100; n++) {
            String line = WirePrinter.line(composer.compose(Examples.message(type, n), "INC_1", List.of("a")));
            assertThat(schema.validate(JsonMapper.shared().readTree(line)))
                    .as(line)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("OF_THE_BRIEF")
    void theExamplesOfTheBriefAreValidAndWhatTheReaderRefusesIsNot(String name) throws IOException {
        MessageType type = MessageType.of(name);
        String text = Examples.ofTheBrief(name);
        assertThat(accepts(type, text)).isTrue();

        for (String[] change : List.of(
                new String[] {"\"producteur\"", "\"producter\""},
                new String[] {"\"latitude\": 4", "\"latitude\": 94"},
                new String[] {"000Z", "Z"},
                new String[] {"500Z", "5Z"},
                new String[] {"\"rouge\"", "\"bleu\""},
                new String[] {": 45", ": \"45\""},
                new String[] {"vehicules\": 2", "vehicules\": 0"},
                new String[] {"false", "\"non\""},
                new String[] {"\"haute\"", "\"high\""},
                new String[] {"actions_declenchees", "actions_recommandees"},
                new String[] {"actions_recommandees", "actions_declenchees"},
                new String[] {"104", "-104"})) {
            String wrong = text.replace(change[0], change[1]);
            if (!wrong.equals(text)) {
                assertThat(accepts(type, wrong)).as(change[1]).isFalse();
                assertThat(WireReader.read(wrong).message()).as(change[1]).isNull();
            }
        }
    }

    @Test
    void anotherTypeIsNotTaken() throws IOException {
        assertThat(accepts(MessageType.FUITE_GAZ, Examples.ofTheBrief("accident_route")))
                .isFalse();
    }
}
