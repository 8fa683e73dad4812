package buzzville.causality;

import buzzville.causality.log.Circumstances;
import buzzville.causality.log.LoggedEvent;
import java.util.List;

/**
 * What it cost to receive in order, from what the log says of receptions.
 *
 * @param receptions of which the log says when the message came
 * @param kept of those, where messages are held back for the sake of order
 * @param maxHeld how many messages were held back at one place at most
 * @param meanWait between coming to the entrance and being received, in a queue or for the sake of order, nanoseconds; NaN if
 *     nothing came
 * @param maxWait the longest of them, nanoseconds
 */
public record HoldBack(int receptions, int kept, int maxHeld, double meanWait, long maxWait) {
    static HoldBack of(List<LoggedEvent> events) {
        int receptions = 0;
        int kept = 0;
        int maxHeld = 0;
        double sum = 0;
        long maxWait = 0;
        for (LoggedEvent event : events) {
            Circumstances more = event.circumstances();
            if (more.arrivedAt() >= 0) {
                long wait = event.trueTime() - more.arrivedAt();
                receptions++;
                kept += more.held() >= 0 ? 1 : 0;
                maxHeld = Math.max(maxHeld, more.held());
                sum += wait;
                maxWait = Math.max(maxWait, wait);
            }
        }
        return new HoldBack(receptions, kept, maxHeld, sum / receptions, maxWait);
    }
}
