package buzzville.report;

import buzzville.city.Judgement.Verdict;
import buzzville.experiment.Findings;
import buzzville.scenario.Objective;
import java.util.List;

/** Which picture of a run explains its verdict best. */
final class Explaining {
    private static final String USUAL = "latency";

    private Explaining() {}

    /**
     * The chart of what the first objective that is not met is about; without one, when messages came.
     *
     * @param ids of the charts that there are
     * @return one of these; empty if there is none
     */
    static String chart(Findings findings, List<String> ids) {
        String of = findings.promises().entrySet().stream()
                .filter(promise -> promise.getValue().verdict() != Verdict.PASS)
                .map(promise -> findings.scenario().objectives().get(promise.getKey()))
                .filter(objective -> objective != null)
                .map(Explaining::of)
                .filter(ids::contains)
                .findFirst()
                .orElse(USUAL);
        return ids.contains(of) ? of : ids.isEmpty() ? "" : ids.get(0);
    }

    private static String of(Objective objective) {
        return switch (objective.metric().quantity()) {
            case LOSS, FATE, LOST, ACKNOWLEDGED_LOST, RPO -> "losses";
            case QUEUE, PEAK_BACKLOG, TIME_TO_DRAIN -> "queues";
            case UTILIZATION, WORKER_HOURS -> "utilisation";
            case THROUGHPUT, OFFERED, DELIVERED, IN_FLIGHT -> "throughput";
            default -> USUAL;
        };
    }
}
