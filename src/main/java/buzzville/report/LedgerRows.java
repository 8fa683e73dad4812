package buzzville.report;

import buzzville.city.RunSummary;
import buzzville.city.StageSummary;
import buzzville.message.Priority;
import buzzville.metric.Fate;
import buzzville.metric.Latency;
import buzzville.metric.LatencyHistogram;
import buzzville.metric.Tally;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The ledger as tables show it: a row for each service and priority that was offered something, and the broker's own rows
 * where these say more (there are no services, or messages that nobody expects).
 *
 * @param rows services in file order, the most urgent priority first
 * @param reasons losses and other endings that some row has, by how they are declared
 */
record LedgerRows(List<Row> rows, List<Fate> reasons) {
    /** The percentiles that tables show, as fractions. */
    static final List<Double> PERCENTILES = List.of(0.5, 0.95, 0.99);

    /**
     * One service and priority.
     *
     * @param first whether it is the first row of its service
     */
    record Row(String service, boolean first, Priority priority, Tally tally) {
        LatencyHistogram endToEnd() {
            return tally.latency(Latency.END_TO_END);
        }

        /** Its endings other than delivery that occurred, with how often. */
        Map<Fate, Long> ends() {
            Map<Fate, Long> ends = new EnumMap<>(Fate.class);
            for (Fate fate : Fate.values()) {
                if (fate != Fate.DELIVERED && tally.count(fate) > 0) {
                    ends.put(fate, tally.count(fate));
                }
            }
            return ends;
        }
    }

    static LedgerRows of(RunSummary summary) {
        List<Row> rows = new ArrayList<>();
        summary.services().forEach((name, stage) -> add(rows, name, stage));
        if (rows.isEmpty() || summary.broker().all().count(Fate.UNROUTED) > 0) {
            add(rows, "broker", summary.broker());
        }
        List<Fate> reasons = new ArrayList<>();
        for (Fate fate : Fate.values()) {
            if (rows.stream().anyMatch(row -> row.ends().containsKey(fate))) {
                reasons.add(fate);
            }
        }
        return new LedgerRows(List.copyOf(rows), List.copyOf(reasons));
    }

    boolean anyInFlight() {
        return rows.stream().anyMatch(row -> row.tally().inFlight() > 0);
    }

    private static void add(List<Row> rows, String name, StageSummary stage) {
        boolean first = true;
        for (Priority priority : Priority.values()) {
            if (stage.tally(priority).offered() > 0) {
                rows.add(new Row(name, first, priority, stage.tally(priority)));
                first = false;
            }
        }
    }
}
