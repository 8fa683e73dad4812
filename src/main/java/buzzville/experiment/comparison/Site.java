package buzzville.experiment.comparison;

import buzzville.broker.Lane;
import buzzville.broker.partition.Zone;
import buzzville.city.LaneSummary;
import buzzville.city.Run;
import buzzville.city.RunSummary;
import buzzville.city.StageSeries;
import buzzville.city.StageSummary;
import buzzville.experiment.comparison.Diagnosis.Sign;
import buzzville.experiment.comparison.Diagnosis.Stretch;
import buzzville.message.Priority;
import buzzville.metric.Level;
import buzzville.metric.Span;
import buzzville.scenario.LaneSpec;
import buzzville.scenario.Scenario;
import buzzville.scenario.ServiceSpec;
import buzzville.scenario.StageSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service, one of its instances, the broker as a whole or one of its partitions: its figures, and how it developed.
 *
 * @param name such as {@code police}, {@code panneau[1]}, {@code broker} or {@code broker[0]}
 * @param group the service, or {@code broker}
 * @param zone of a partition that is one's
 */
record Site(
        String name,
        String group,
        @Nullable String zone,
        StageSummary summary,
        StageSeries series,
        Scenario scenario,
        Span span) {
    static final String BROKER = "broker";

    /** Every place where something can wait or work, services first. */
    static List<Site> all(Scenario scenario, RunSummary summary, Run first) {
        List<Site> sites = new ArrayList<>();
        for (StageSeries series : first.stages()) {
            String group = series.name().replaceFirst("\\[\\d+]$", "");
            boolean service = series.account() != null && scenario.services().containsKey(group);
            int number = group.equals(series.name())
                    ? 0
                    : Integer.parseInt(series.name()
                            .substring(group.length() + 1, series.name().length() - 1));
            List<StageSummary> parts = service ? summary.instances().get(group) : summary.partitions();
            StageSummary one = service ? summary.services().get(group) : summary.broker();
            if (series.account() == null || service && parts != null) {
                one = parts == null ? null : parts.get(number);
            }
            if (one == null) {
                throw new IllegalStateException("no figures of '" + series.name() + "'");
            }
            String zone = series.account() == null ? zone(number, scenario) : null;
            sites.add(new Site(series.name(), service ? group : BROKER, zone, one, series, scenario, summary.span()));
        }
        return sites;
    }

    private static @Nullable String zone(int partition, Scenario scenario) {
        List<String> zones = List.copyOf(scenario.zones().keySet());
        return scenario.broker().partitions() instanceof Zone && partition < zones.size() ? zones.get(partition) : null;
    }

    /** Whether something can wait here. */
    boolean hasLanes() {
        return !series.lanes().isEmpty();
    }

    boolean isService() {
        return series.account() != null && scenario.services().containsKey(group);
    }

    /** What its queue is like. */
    StageSpec spec() {
        ServiceSpec service = isService() ? scenario.services().get(group) : null;
        return service == null ? scenario.broker().stage() : service.stage();
    }

    /** The lane in which messages of a priority wait; null if they have none of their own. */
    @Nullable
    Lane lane(Priority priority) {
        for (Lane lane : series.lanes()) {
            if (accepts(lane.name(), priority)) {
                return lane;
            }
        }
        return null;
    }

    @Nullable
    Lane lane(String name) {
        return series.lanes().stream()
                .filter(lane -> lane.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Whether messages of a priority wait in a lane. */
    boolean accepts(String lane, Priority priority) {
        Map<String, LaneSpec> lanes = spec().lanes();
        LaneSpec known = lanes == null ? null : lanes.get(lane);
        List<Priority> accepts = known == null ? null : known.accepts();
        return accepts == null ? lane.equals("all") || lane.equals(priority.label()) : accepts.contains(priority);
    }

    /** How full a lane was; null where there is no such lane. */
    @Nullable
    LaneSummary lane(Lane lane) {
        return summary.lanes().get(lane.name());
    }

    /** How many wait when the measured time ends. */
    long waitingAtEnd() {
        long sum = 0;
        for (Lane lane : series.lanes()) {
            sum += lane.length().bucketLast(span.buckets() - 1);
        }
        return sum;
    }

    Course waiting() {
        return Course.waiting(span, series.lanes());
    }

    /** How busy its workers are; null where nobody counts them. */
    @Nullable
    Sign busy(@Nullable Stretch when) {
        double whole = summary.utilization();
        return Double.isNaN(whole) ? null : new Sign.Busy(name, when == null ? Double.NaN : busyWithin(when), whole);
    }

    private double busyWithin(Stretch when) {
        Level busy = series.busy();
        if (busy == null) {
            return Double.NaN;
        }
        Level existing = series.existing();
        double all = existing == null
                ? (double) series.workers() * covered(when)
                : Course.of(span, existing).within(when);
        return Course.of(span, busy).within(when) / all;
    }

    /** How long the buckets are that a stretch lies in, nanoseconds. */
    private double covered(Stretch when) {
        long first = when.from() / span.bucket() * span.bucket();
        return when.until() - first;
    }
}
