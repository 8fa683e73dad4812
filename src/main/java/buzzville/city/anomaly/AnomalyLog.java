package buzzville.city.anomaly;

import buzzville.city.Run;
import buzzville.city.StageSeries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What went wrong in a run, in order of time.
 *
 * @param rows the first ones, at most {@value #MOST}
 * @param more how many others there are
 * @param counts how many there are of each severity, all together
 */
public record AnomalyLog(List<Anomaly> rows, long more, Map<Severity, Long> counts) {
    /** Nothing is wrong. */
    public static final AnomalyLog NONE = new AnomalyLog(List.of(), 0, Map.of());

    /** The greatest number of rows that is kept. */
    public static final int MOST = 2000;

    /** What comes back within so many buckets of the series goes on. */
    private static final int QUIET = 5;

    private static final Comparator<Draft> ORDER = Comparator.<Draft>comparingLong(draft -> draft.at)
            .thenComparing(draft -> draft.kind)
            .thenComparing(draft -> draft.severity);

    /** Reads what a run measured; the same run, the same log. */
    public static AnomalyLog of(Run run) {
        Buckets buckets = new Buckets(run);
        List<Draft> drafts = new ArrayList<>();
        for (StageSeries stage : run.stages()) {
            new StageScan(buckets, stage, run.ledger().broker(), drafts).scan();
        }
        new CityScan(run, buckets, drafts).scan();
        List<Draft> whole = together(drafts, QUIET * buckets.width());
        Blame blame = new Blame(run, buckets, whole);
        Map<Severity, Long> counts = new EnumMap<>(Severity.class);
        List<Anomaly> rows = new ArrayList<>();
        for (Draft draft : whole) {
            Cause cause = blame.of(draft);
            boolean chance = draft.kind == AnomalyKind.QUEUE_GROWING && cause.origin() == Cause.Origin.UNEXPLAINED;
            Severity severity = chance ? Severity.INFO : draft.severity;
            counts.merge(severity, 1L, Long::sum);
            if (rows.size() < MOST) {
                rows.add(draft.anomaly(severity, cause));
            }
        }
        return new AnomalyLog(List.copyOf(rows), whole.size() - rows.size(), counts);
    }

    /** How many anomalies there are, those that are not kept included. */
    public long size() {
        return rows.size() + more;
    }

    /** How many there are of a severity. */
    public long count(Severity severity) {
        return counts.getOrDefault(severity, 0L);
    }

    /** Episodes of the same at instances of one service, or soon after each other, are one; so are promises broken at one instant. */
    private static List<Draft> together(List<Draft> drafts, long quiet) {
        List<Draft> sorted = new ArrayList<>(drafts);
        sorted.sort(ORDER); // stable: alike ones stay in the order of the stages
        List<Draft> whole = new ArrayList<>();
        Map<Draft.Key, Draft> last = new LinkedHashMap<>();
        for (Draft draft : sorted) {
            Draft before = last.get(draft.key());
            boolean goesOn =
                    before != null && (draft.isPromise() ? draft.at == before.at : draft.at - quiet <= before.until);
            if (before != null && goesOn) {
                before.add(draft);
            } else {
                whole.add(draft);
                last.put(draft.key(), draft);
            }
        }
        whole.sort(ORDER); // what was added may be more severe
        return whole;
    }
}
