package buzzville.report.page;

import buzzville.report.text.ReportLanguage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that the scripts of a page know.
 *
 * @param file what files that readers save are called, before the name of the chart
 * @param timeline null where nothing is drawn over time
 * @param charts that {@code data-chart} names in the markup
 * @param panels of other kinds, such as a map, that {@code data-panel} names: what their script needs
 */
public record PageData(
        ReportLanguage language,
        String file,
        @Nullable Timeline timeline,
        List<ChartSpec> charts,
        Map<String, JsonNode> panels) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /**
     * As one line.
     *
     * @param title of the page, in text
     */
    String json(Said title) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("language", language.code()).put("file", file).set("title", title.json());
        if (timeline != null) {
            json.set("time", timeline.json());
        }
        ObjectNode all = json.putObject("charts");
        charts.forEach(chart -> all.set(chart.id(), chart.json()));
        ObjectNode others = json.putObject("panels");
        panels.forEach(others::set);
        return MAPPER.writeValueAsString(json);
    }
}
