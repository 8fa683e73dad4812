package buzzville.report.chart;

import buzzville.broker.partition.Zone;
import buzzville.city.Run;
import buzzville.city.StageSeries;
import buzzville.report.text.Labels;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people call the places where messages wait and are worked on. */
public final class Places {
    private static final String PARTITION = "broker[";

    private Places() {}

    /** A stage: services by their labels, a partition of the broker by that of its zone if it is one's. */
    public static String of(StageSeries stage, Run run, ReportLanguage language) {
        Scenario scenario = run.scenario();
        String name = stage.name();
        boolean partition = stage.account() == null && name.startsWith(PARTITION);
        String broker = language.choose("broker", "courtier");
        if (!partition) {
            boolean whole = name.equals("broker") && !scenario.services().containsKey(name);
            return whole ? broker : new Labels(scenario, language).service(name);
        }
        int number = Integer.parseInt(name.substring(PARTITION.length(), name.length() - 1));
        String zone = zone(number, scenario);
        if (zone == null && run.summary().partitions().size() == 1) {
            return broker;
        } else if (zone == null) {
            return broker + name.substring(name.indexOf('['));
        }
        return broker + " " + new Labels(scenario, language).zone(zone);
    }

    /** The zone that a partition of the broker is for; null where partitions are not by zone. */
    public static @Nullable String zone(int partition, Scenario scenario) {
        List<String> zones = List.copyOf(scenario.zones().keySet());
        boolean byZone = scenario.broker() != null && scenario.broker().partitions() instanceof Zone;
        return byZone && partition < zones.size() ? zones.get(partition) : null;
    }
}
