package buzzville.city;

import buzzville.city.recovery.Aftermath;
import buzzville.metric.SourceTally;
import buzzville.metric.Span;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one run, as figures.
 *
 * @param strategy its name
 * @param seed and {@code replication}: where the randomness came from
 * @param span the measured interval
 * @param services by name, all instances together, in file order
 * @param instances of services that have several, by service, in order
 * @param broker the broker as a whole
 * @param journal what the broker wrote down; null if it keeps no journal
 * @param partitions of a broker that takes time, in order
 * @param events by name, in file order
 * @param producers by name, in file order
 * @param lights what producers that go round their states did, and services with them
 * @param incidents by name, in file order
 * @param aftermaths what those of them that last did to the city, by name, in file order
 * @param policies what every policy did, in the order of the stages
 * @param aggregations what every aggregation did, in the order of the stages
 * @param scaling how many workers services had and what they cost, by name, in file order; of those whose workers are counted
 * @param objectives the verdicts by name, in file order
 * @param exams what these rest on, by the same names
 * @param measures what was measured for figures that nothing is promised of, by name, in file order
 * @param kernelEvents how many events the kernel ran
 * @param occurrences how many things happened by themselves, warm-up included; what several reported is one
 * @param messages how many messages came into the world, warm-up included: reports of occurrences, and effects
 * @param fingerprint hash of every event that ran
 * @param occurrencesHash hash of what happened whatever the strategy
 */
public record RunSummary(
        String strategy,
        long seed,
        long replication,
        Span span,
        Map<String, StageSummary> services,
        Map<String, List<StageSummary>> instances,
        StageSummary broker,
        @Nullable JournalSummary journal,
        List<StageSummary> partitions,
        Map<String, EventSummary> events,
        Map<String, SourceTally> producers,
        LightsSummary lights,
        Map<String, IncidentSummary> incidents,
        Map<String, Aftermath> aftermaths,
        List<PolicySummary> policies,
        List<AggregationSummary> aggregations,
        Map<String, ScalingSummary> scaling,
        Map<String, Judgement> objectives,
        Map<String, Exam> exams,
        Map<String, Exam> measures,
        long kernelEvents,
        long occurrences,
        long messages,
        long fingerprint,
        long occurrencesHash) {
    /** Those at whom messages end: the services, or the broker if there are none. */
    public List<StageSummary> receivers() {
        return services.isEmpty() ? List.of(broker) : List.copyOf(services.values());
    }

    /** Whether every objective is met. */
    public boolean passed() {
        return objectives.values().stream().allMatch(judgement -> judgement.verdict() == Judgement.Verdict.PASS);
    }
}
