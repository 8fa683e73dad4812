package buzzville.city.clock;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.causality.HappensBefore;
import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import buzzville.clock.HybridStamp;
import buzzville.clock.Relation;
import buzzville.clock.Stamps;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;

/**
 * What holds of every log and its stamps, all pairs of events of it. Happened-before comes from the messages alone.
 *
 * @param clockCondition whether a → b implies L(a) < L(b)
 * @param vectorEquivalence whether V(a) < V(b) exactly if a → b, and two events never have one vector
 * @param vectorImplication whether a → b implies V(a) < V(b), which is all that vectors with too few entries promise
 * @param hybridOrder whether a → b implies that the hybrid stamp of a is less
 * @param hybridBounds whether the time of a hybrid stamp is the latest local time in the past of its event, itself included; so that
 *     it is never behind local time, and ahead by no more than two clocks ever differed; and the count at most the events there
 */
public record Laws(
        EventLog log,
        HappensBefore causality,
        boolean clockCondition,
        boolean vectorEquivalence,
        boolean vectorImplication,
        boolean hybridOrder,
        boolean hybridBounds) {
    public static Laws of(EventLog log) {
        HappensBefore causality = Stamped.causality(log);
        boolean lamport = true;
        boolean vector = true;
        boolean implied = true;
        boolean hybrid = true;
        boolean bounds = true;
        long errors = errors(log);
        for (LoggedEvent b : log.events()) {
            Stamps after = b.stamps();
            long latest = after.local();
            int past = 0;
            for (LoggedEvent a : log.events().subList(0, b.id() - 1)) { // nothing is before what stands before it
                Stamps before = a.stamps();
                Relation stamps = before.vector().compare(after.vector());
                if (causality.before(a.id() - 1, b.id() - 1)) {
                    lamport &= before.lamport() < after.lamport();
                    implied &= stamps == Relation.BEFORE;
                    hybrid &= before.hybrid().compareTo(after.hybrid()) < 0;
                    latest = Math.max(latest, before.local());
                    past++;
                } else {
                    vector &= stamps == Relation.CONCURRENT;
                }
            }
            HybridStamp stamp = after.hybrid();
            bounds &= stamp.time() == latest && stamp.time() - after.local() <= errors && stamp.count() <= past;
        }
        return new Laws(log, causality, lamport, vector && implied, implied, hybrid, bounds);
    }

    /** By how much two clocks ever differed, as far as the log shows. */
    private static long errors(EventLog log) {
        LongSummaryStatistics errors = log.events().stream()
                .mapToLong(event -> event.stamps().local() - event.trueTime())
                .summaryStatistics();
        return errors.getMax() - errors.getMin();
    }

    /** Events stand in the order of time, are numbered in their processes, and messages are sent once, before they are received. */
    public void bookkeeping() {
        Map<Integer, Integer> places = new HashMap<>();
        Map<String, Integer> senders = new HashMap<>();
        long time = 0;
        for (LoggedEvent event : log.events()) {
            assertThat(event.trueTime()).isGreaterThanOrEqualTo(time);
            time = event.trueTime();
            assertThat(event.place()).isEqualTo(places.merge(event.process(), 1, Integer::sum));
            for (String message : event.sent()) {
                assertThat(senders.put(message, event.id())).isNull();
            }
            for (int before : event.circumstances().after()) {
                assertThat(before).isLessThan(event.id());
            }
            for (int before : event.circumstances().hidden()) {
                assertThat(before).isLessThan(event.id());
            }
            assertThat(event.circumstances().arrivedAt()).isLessThanOrEqualTo(event.trueTime());
        }
        for (LoggedEvent event : log.events()) {
            for (String message : event.received()) {
                assertThat(senders.getOrDefault(message, 0)).isLessThan(event.id());
            }
        }
    }

    /** Whether another log of the same run says the same of all pairs that both have. */
    public boolean agreesWith(Laws other, List<Integer> places) {
        for (int i = 0; i < places.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (causality.relation(i, j) != other.causality.relation(places.get(i), places.get(j))) {
                    return false;
                }
            }
        }
        return true;
    }
}
