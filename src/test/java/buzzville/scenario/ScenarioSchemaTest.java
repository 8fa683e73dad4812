package buzzville.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ScenarioSchemaTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ScenarioFile.schema());
    private static final YAMLMapper YAML = new YAMLMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zones: [nord, sud]              | true
            zones: {nord: {label: Nord}}    | true
            zones: {nord: {lable: Nord}}    | false
            zones: [[nord]]                 | false
            zones: nord                     | false
            strategies: {wide: {zones: [a]}} | true
            """)
    void anEditorTakesZonesAsAListAndAsAMapping(String yaml, boolean valid) {
        assertThat(SCHEMA.validate(YAML.readTree(yaml)).isEmpty()).isEqualTo(valid);
    }
}
