package buzzville.report.spacetime;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.causality.log.Chronicle;
import buzzville.causality.log.Circumstances;
import buzzville.causality.log.ClockRules;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LogWriter;
import buzzville.causality.log.LoggedEvent.Kind;
import buzzville.causality.log.Party;
import buzzville.report.text.ReportLanguage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SpaceTimePageTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String DATA = "<script type=\"application/json\" id=\"log\">";

    private static String between(String page, String open, String close) {
        int from = page.indexOf(open) + open.length();
        assertThat(from).as(open).isGreaterThanOrEqualTo(open.length());
        return page.substring(from, page.indexOf(close, from));
    }

    @ParameterizedTest
    @EnumSource(ReportLanguage.class)
    void itRefersToNothingOutsideItself(ReportLanguage language) {
        String page = SpaceTimePage.of(Logs.crossroads(ClockRules.TEXTBOOK), Captions.NONE, language);
        String without = page.replace("http-equiv", "");

        assertThat(without)
                .doesNotContainPattern("(?i)https?:|//[a-z]+\\.|@import|url\\(|<link|<img|<iframe|fetch\\(|XMLHttp");
        assertThat(without).doesNotContainPattern("(?i)\\ssrc\\s*=");
        Matcher references = Pattern.compile("href=\"([^\"]*)\"").matcher(page);
        while (references.find()) {
            assertThat(references.group(1)).startsWith("#");
        }
        assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"" + language.code() + "\">");
    }

    @Test
    void itHoldsTheLogAsTheFileHasIt() {
        EventLog log = Logs.busy(4, 200, ClockRules.TEXTBOOK);
        JsonNode data =
                MAPPER.readTree(between(SpaceTimePage.of(log, Captions.NONE, ReportLanguage.EN), DATA, "</script>"));

        List<JsonNode> lines = new ArrayList<>(List.of(data.get("header")));
        data.get("events").forEach(lines::add);
        List<JsonNode> file = LogWriter.text(log).lines().map(MAPPER::readTree).toList();
        assertThat(lines).isEqualTo(file);
    }

    @Test
    void theSameLogGivesTheSameBytes() {
        String page = SpaceTimePage.of(Logs.busy(4, 200, ClockRules.TEXTBOOK), Captions.NONE, ReportLanguage.FR);

        assertThat(SpaceTimePage.of(Logs.busy(4, 200, ClockRules.TEXTBOOK), Captions.NONE, ReportLanguage.FR))
                .isEqualTo(page);
        assertThat(page).doesNotContain("\r").doesNotContainPattern("@(LANG|CSP|TITLE|STYLE|LOG|SCRIPT)@");
    }

    @Test
    void itsPolicyAllowsItsOwnScriptAndStyleAndNothingElse() throws Exception {
        String page = SpaceTimePage.of(Logs.crossroads(ClockRules.TEXTBOOK), Captions.NONE, ReportLanguage.EN);
        String script = between(page.substring(page.indexOf(DATA)), "</script>\n<script>", "</script>");

        assertThat(between(page, "Content-Security-Policy\" content=\"", "\""))
                .isEqualTo("default-src 'none'; script-src 'sha256-" + sha256(script) + "'; style-src 'sha256-"
                        + sha256(between(page, "<style>", "</style>")) + "'; base-uri 'none'; form-action 'none'");
    }

    private static String sha256(String text) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void noNameGetsOutOfItsPlace() {
        EventLog log = hostile();
        String page = SpaceTimePage.of(log, Captions.NONE, ReportLanguage.EN);
        String plain = SpaceTimePage.of(Logs.crossroads(ClockRules.TEXTBOOK), Captions.NONE, ReportLanguage.EN);

        assertThat(page.split("</script", -1)).hasSameSizeAs(plain.split("</script", -1));
        assertThat(page.split("<!--", -1)).hasSameSizeAs(plain.split("<!--", -1));
        assertThat(between(page, "<title>", "</title>")).startsWith("&lt;/script&gt;&lt;img/src=x&gt;$1\\@LOG@:");
        JsonNode data = MAPPER.readTree(between(page, DATA, "</script>"));
        assertThat(data.get("header")).isEqualTo(MAPPER.readTree(LogWriter.header(log, LogWriter.Vectors.SHORT)));
        assertThat(data.get("events").get(0).get("what").asString()).isEqualTo("<!--<script>");
    }

    /** Names that would be markup if anything took them for that. */
    static EventLog hostile() {
        Chronicle chronicle = new Chronicle(ClockRules.TEXTBOOK, 10);
        int first = chronicle.process(new Party("</script><img/src=x>", Party.Kind.PRODUCER, 0));
        int second = chronicle.process(new Party("__proto__", Party.Kind.SERVICE, 0));
        int send = chronicle.event(
                first,
                Kind.SEND,
                "<!--<script>",
                List.of(),
                0,
                0,
                0,
                Circumstances.NONE.withState("\"><b>x").about("<i>"));
        chronicle.event(
                second,
                Kind.RECEIVE,
                "'&amp;\u202e",
                List.of(chronicle.send(first, send)),
                1,
                1,
                0,
                Circumstances.NONE);
        return chronicle.log(new EventLog.Source("</script><img/src=x>$1\\@LOG@", "<b>", 1, 0, 0, "0.1.0"));
    }
}
