package buzzville.report.replay;

import buzzville.journal.Roll;
import buzzville.report.text.ReportLanguage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who and what a journal tells of. */
public final class RollReport {
    private static final int FEW = 6;

    private final ReportLanguage language;
    private final boolean all;

    /** @param all whether every single name is listed */
    public RollReport(ReportLanguage language, boolean all) {
        this.language = language;
        this.all = all;
    }

    /** The lines. */
    public List<String> lines(Roll roll) {
        List<String> lines = new ArrayList<>();
        add(language.choose("lights", "feux"), roll.lights(), lines);
        add(language.choose("street lamps of", "lampadaires de"), roll.zones(), lines);
        add(language.choose("stages", "étages"), roll.places(), lines);
        add(language.choose("incidents", "incidents"), roll.incidents(), lines);
        add(
                language.choose("reported", "signalés"),
                roll.affairs().entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .toList(),
                lines);
        roll.sources().forEach((producer, instances) -> add(producer, instances, lines));
        return lines;
    }

    private void add(String title, Collection<String> names, List<String> lines) {
        if (names.isEmpty()) {
            return;
        }
        int shown = all ? names.size() : Math.min(FEW, names.size());
        Stream<String> more = shown == names.size() ? Stream.of() : Stream.of("… " + names.size());
        lines.add(title
                + language.choose(": ", " : ")
                + String.join(
                        ", ", Stream.concat(names.stream().limit(shown), more).toList()));
    }

    /** All names as JSON. */
    public static void put(ObjectNode json, Roll roll) {
        roll.lights().forEach(json.putArray("lights")::add);
        roll.zones().forEach(json.putArray("street_lamps")::add);
        roll.places().forEach(json.putArray("stages")::add);
        roll.incidents().forEach(json.putArray("incidents")::add);
        ObjectNode affairs = json.putObject("reported");
        roll.affairs().forEach(affairs::put);
        ObjectNode sources = json.putObject("sources");
        roll.sources().forEach((producer, instances) -> {
            ArrayNode names = sources.putArray(producer);
            instances.forEach(names::add);
        });
    }
}
