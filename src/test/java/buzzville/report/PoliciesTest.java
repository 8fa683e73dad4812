package buzzville.report;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.city.Run;
import buzzville.experiment.Findings;
import buzzville.experiment.Pool;
import buzzville.report.text.ReportLanguage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a run says of its policies, and who hears of losses. */
class PoliciesTest {
    /**
     * Four alarms and eight adverts in the first second. The bucket of the desk holds 3 tokens that come back far too slowly
     * (1 in 100 s) and is asked about the alarms first: it lets pass three alarms, and sheds one alarm and all eight adverts.
     * The bucket of the archive holds 100 and lets all twelve pass, but its lane has room for one, and its worker takes longer
     * than the run: one is in service, one waits, ten are rejected.
     */
    static final String BY_HAND = """
            format: 1
            duration: 10s
            events: {alarm: {priority: critical}, advert: {priority: info}}
            producers:
              detector: {emits: alarm, arrivals: 'at([0s, 1ms, 2ms, 3ms])'}
              screen: {emits: advert, arrivals: 'at([10ms, 11ms, 12ms, 13ms, 14ms, 15ms, 16ms, 17ms])'}
            services:
              desk:
                subscribes: [alarm, advert]
                admission: [token-bucket(rate=0.01/s, burst=3)]
              archive:
                label: {en: The archive, fr: Les archives}
                subscribes: [alarm, advert]
                service-time: 1min
                admission: ['token-bucket(rate=1/s, burst=100)', 'token-bucket(rate=2/s, burst=100)']
                lanes: {all: {capacity: 1, overflow: reject}}
            """;

    @TempDir
    Path folder;

    @Test
    void theSummaryHasThemByPlaceNameAndPriority() throws IOException {
        JsonNode json = read(BY_HAND).at("/policies");

        assertThat(json.at("/desk/token-bucket/family").asString()).isEqualTo("admission");
        assertThat(json.at("/desk/token-bucket/priorities/critical").toString())
                .isEqualTo("{\"admitted\":3,\"rejected\":1,\"dropped\":0,\"expired\":0,\"merged\":0,"
                        + "\"blocked\":{\"count\":0,\"total_ms\":0}}");
        assertThat(json.at("/desk/token-bucket/priorities/info/rejected").asInt())
                .isEqualTo(8);
        assertThat(json.at("/desk/token-bucket/figures").toString()).isEqualTo("{}");
        assertThat(json.at("/archive").propertyNames()).containsExactly("token-bucket", "token-bucket-2");
        assertThat(json.at("/archive/token-bucket-2/priorities/info/admitted").asInt())
                .isEqualTo(8);
    }

    @Test
    void lossesThatTheSenderHearsOfAreToldApartFromSilentOnes() throws IOException {
        JsonNode told = read(BY_HAND);
        JsonNode silent = read(BY_HAND.replace("overflow: reject", "overflow: drop-newest"));

        assertThat(told.at("/services/desk/priorities/critical/lost").toString())
                .isEqualTo("{\"shed\":1,\"total\":1,\"told\":1,\"silent\":0}");
        assertThat(told.at("/services/archive/all/lost").toString())
                .isEqualTo("{\"rejected\":10,\"total\":10,\"told\":10,\"silent\":0}");
        assertThat(silent.at("/services/archive/all/lost").toString())
                .isEqualTo("{\"dropped-newest\":10,\"total\":10,\"told\":0,\"silent\":10}");
    }

    @Test
    void aTerminalShowsThemUnderTheLedger() throws IOException {
        Run run = Runs.of(BY_HAND.replace("overflow: reject", "overflow: drop-newest"), folder);

        assertThat(VerdictTable.of(Findings.of(run), ReportLanguage.EN, false)).contains("""
                        losses that the sender was told of: 9 of 19 (critical 1 of 3, info 8 of 16)

                        policy                           let  rejected
                        at                    priority  pass    (told)
                        desk    token-bucket  critical     3         1
                                              info                   8
                        """);
        assertThat(VerdictTable.of(Findings.of(run), ReportLanguage.FR, false))
                .contains("pertes dont l'émetteur est averti : 9 sur 19 (critique 1 sur 3, info 8 sur 16)")
                .contains("Les archives", "politique", "refusés", "(averti)");
    }

    @Test
    void withoutPoliciesThereIsNothingToShow() throws IOException {
        String without = Runs.BY_HAND.replace("lanes: {all: {capacity: 2, overflow: drop-newest}}", "");
        Run run = Runs.of(without, folder);

        assertThat(new PolicyTable(run.summary(), ReportLanguage.EN, name -> name).lines(text -> text))
                .isEmpty();
        assertThat(read(without).at("/policies").toString()).isEqualTo("{}");
    }

    @Test
    void replicationsAddUp() throws IOException {
        Pool pool = new Pool();
        Run run = null;
        for (int i = 0; i < 2; i++) {
            run = Runs.of(BY_HAND, folder);
            pool.add(run.summary());
        }

        Findings findings = pool.findings(run.scenario());

        assertThat(SummaryJson.tree(run.scenario(), findings.summary())
                        .at("/policies/desk/token-bucket/priorities/info/rejected")
                        .asInt())
                .isEqualTo(16);
        assertThat(PolicyRows.of(findings.summary()).all())
                .extracting(PolicyRows.Entry::place)
                .isEqualTo(List.of("desk", "archive", "archive", "archive/all"));
    }

    private JsonNode read(String yaml) throws IOException {
        return JsonMapper.shared().readTree(SummaryJson.text(Runs.of(yaml, folder)));
    }
}
