package buzzville.report.page.run;

import buzzville.city.StageSummary;
import buzzville.message.Priority;
import buzzville.metric.Latency;
import buzzville.metric.Tally;
import buzzville.report.page.BarChart;
import buzzville.report.page.BarChart.Bar;
import buzzville.report.page.BarChart.Group;
import buzzville.report.page.BarChart.Part;
import buzzville.report.page.ChartSpec;
import buzzville.report.page.Said;
import buzzville.report.page.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the time goes: the mean end-to-end latency of what was delivered, in parts that add up to it. At the broker it ends when a message
 * is handed to its subscriptions, at a service when it is processed.
 */
final class HopBars {
    private HopBars() {}

    static Optional<ChartSpec> of(Course course) {
        List<Group> groups = new ArrayList<>();
        Map<String, StageSummary> services = course.run().summary().services();
        if (services.size() > 1) {
            groups.add(group("all", new Said("all services", "tous les services"), course, services.values(), false));
        }
        groups.add(group(
                "broker",
                new Said("up to the broker's hand-over", "jusqu'à la remise par le courtier"),
                course,
                List.of(course.run().summary().broker()),
                true));
        services.forEach((name, stage) -> groups.add(group(
                name, Said.of(language -> course.labels(language).service(name)), course, List.of(stage), false)));
        groups.removeIf(group -> group.bars().isEmpty());
        return groups.isEmpty()
                ? Optional.empty()
                : Optional.of(new BarChart(
                        "hops",
                        new Said("Where the time goes", "Où passe le temps"),
                        new Said(
                                "The mean latency of what was delivered, hop by hop.",
                                "La latence moyenne de ce qui est livré, étape par étape."),
                        new Said(
                                "Held back: at the source, and before full lanes. At a service, what comes before its queue stands together;"
                                        + " choose the broker to see them apart. The parts add up to the mean end-to-end latency. A mean says"
                                        + " nothing of the slowest: for those see the percentiles.",
                                "Retenu : à la source, et devant les files pleines. Chez un service, tout ce qui précède sa file est réuni ;"
                                        + " choisir le courtier pour les voir à part. La somme des parts est la latence moyenne de bout en"
                                        + " bout. Une moyenne ne dit rien des plus lents : voir les percentiles."),
                        false,
                        Unit.MS,
                        List.of(
                                new Part(
                                        "noticed_ms",
                                        new Said("until it was noticed", "avant d'être remarqué"),
                                        "soft"),
                                new Part("held_ms", new Said("held back", "retenu"), "other-3"),
                                new Part("network_ms", new Said("network", "réseau"), "other-2"),
                                new Part(
                                        "way_ms",
                                        new Said("noticed, network and broker", "remarqué, réseau et courtier"),
                                        "other-8"),
                                new Part("wait_ms", new Said("waiting in the queue", "attente en file"), "high"),
                                new Part("work_ms", new Said("work", "traitement"), "info"),
                                new Part(
                                        "hop_and_work_ms",
                                        new Said("way to the worker, and work", "trajet vers l'agent, et traitement"),
                                        "info")),
                        groups));
    }

    private static Group group(String key, Said name, Course course, Collection<StageSummary> stages, boolean broker) {
        List<Bar> bars = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            Tally tally = new Tally(0, 1);
            stages.forEach(stage -> tally.add(stage.tally(priority)));
            if (tally.delivered() > 0) {
                bars.add(new Bar(priority.label(), course.priority(priority), parts(tally, broker)));
            }
        }
        return new Group(key, name, bars);
    }

    /** They add up to the mean end-to-end latency. */
    private static double[] parts(Tally tally, boolean broker) {
        double whole = mean(tally, Latency.END_TO_END);
        double held = mean(tally, Latency.BLOCKED);
        double network = mean(tally, Latency.NETWORK);
        double wait = mean(tally, Latency.WAIT);
        double sojourn = mean(tally, Latency.SOJOURN);
        double none = Double.NaN;
        return broker
                ? new double[] {
                    positive(whole - held - network - sojourn), held, network, none, wait, sojourn - wait, none
                }
                : new double[] {none, held, none, positive(whole - held - sojourn), wait, none, sojourn - wait};
    }

    /** Without the dust of subtraction. */
    private static double positive(double millis) {
        return millis < 1e-9 ? 0 : millis;
    }

    private static double mean(Tally tally, Latency latency) {
        return Course.millis(tally.latency(latency).mean());
    }
}
