package buzzville.report.text;

import buzzville.experiment.Yardstick;
import buzzville.experiment.Yardstick.Kind;
import buzzville.message.Priority;
import java.util.Map;

/** What people call the figures by which strategies are compared; in English by the names that files have. */
public final class YardstickNames {
    private static final Map<String, String> PRICES = Map.ofEntries(
            Map.entry("worker-hours", "heures d'agents"),
            Map.entry("cost", "coût"),
            Map.entry("broker-hours", "heures du courtier"),
            Map.entry("held back", "retenus à la source"),
            Map.entry("suppressed", "non relevés"),
            Map.entry("shed", "délestés"),
            Map.entry("merged", "fusionnés"),
            Map.entry("sampled", "écartés par échantillonnage"),
            Map.entry("deduplicated", "dédoublonnés"),
            Map.entry("information lost", "information perdue"),
            Map.entry("retries", "nouveaux essais"),
            Map.entry("wasted service", "service gâché"),
            Map.entry("notifications late", "retard des moins urgents"));

    private static final Map<String, String> SERVICE = Map.of(
            "loss", "pertes",
            "lost silently", "perdus en silence",
            "lost and told", "perdus, averti",
            "delivered", "livrés",
            "mean", "moyenne");

    private YardstickNames() {}

    /** The name of a figure; those that the scenario names keep their names. */
    public static String of(Yardstick yardstick, ReportLanguage language) {
        String name = yardstick.name();
        return language.choose(
                name,
                yardstick.kind() == Kind.PRICE
                        ? PRICES.getOrDefault(name, name)
                        : yardstick.kind() == Kind.SERVICE ? service(name, language) : name);
    }

    private static String service(String name, ReportLanguage language) {
        for (Priority priority : Priority.values()) {
            if (name.startsWith(priority.label() + " ")) {
                String figure = name.substring(priority.label().length() + 1);
                return Names.of(priority, language) + " : " + SERVICE.getOrDefault(figure, figure);
            }
        }
        return name;
    }

    /** What it is: as written for what the scenario asks for, and else its name. */
    public static String text(Yardstick yardstick, ReportLanguage language) {
        return yardstick.kind() == Kind.OBJECTIVE || yardstick.kind() == Kind.MEASURE
                ? yardstick.text()
                : of(yardstick, language);
    }
}
