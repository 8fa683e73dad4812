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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            incidents: {i: {at: 1s, crash: broker}}                                   | true
            incidents: {i: {at: 1s}}                                                  | false
            incidents: {i: {at: 1s, crash: broker, emit: e}}                          | false
            incidents: {i: {at: 1s, surge: {factor: 2}}}                              | true
            incidents: {i: {at: 1s, surge: {factor: 2, every: 1s}}}                   | false
            producers: {p: {arrivals: every(1s), emits: {event: e, mix: {e: 1}}}}     | false
            producers: {p: {arrivals: every(1s), emits: {mix: {e: 1}}}}               | true
            strategies: {s: {incidents: {i: {at: 2s}}}}                               | true
            strategies: {s: {incidents: {i: {crash: null, emit: e}}}}                 | true
            strategies: {s: {incidents: {i: {crash: broker, emit: e}}}}               | false
            """)
    void anEditorTakesOneOfThoseThatExcludeEachOther(String yaml, boolean valid) {
        assertThat(SCHEMA.validate(YAML.readTree(yaml)).isEmpty()).isEqualTo(valid);
    }
}
