package buzzville.scenario;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where in the file each incident stands, those of groups included, which stand there once however often they come. */
final class IncidentPaths {
    private static final String INCIDENTS = "incidents";

    private IncidentPaths() {}

    /** Every incident that is written in the file by its path, those of a group as they come for the first time. */
    static Map<String, IncidentSpec> once(Scenario scenario) {
        Map<String, IncidentSpec> all = new LinkedHashMap<>();
        scenario.incidents().forEach((name, incident) -> {
            if (!isExpanded(name, scenario)) {
                all.put(Remarks.path(INCIDENTS, name), incident);
                if (incident.group() != null) {
                    incident.group().faults().forEach((member, fault) -> {
                        IncidentSpec first = scenario.incidents().get(name + "/1/" + member);
                        String path = Remarks.path(INCIDENTS, name, "group", "faults", member);
                        all.put(path, first == null ? fault : first);
                    });
                }
            }
        });
        return all;
    }

    /** Whether it is there because a group is spelled out. */
    private static boolean isExpanded(String name, Scenario scenario) {
        int slash = name.indexOf('/');
        IncidentSpec group = slash < 0 ? null : scenario.incidents().get(name.substring(0, slash));
        return group != null && group.group() != null;
    }
}
