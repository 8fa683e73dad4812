package buzzville.broker.backpressure;

import buzzville.metric.Fate;
import buzzville.metric.PolicyTally;
import buzzville.metric.SourceTally;
import java.util.List;

/**
 * What a producer does with messages that may not go yet.
 *
 * @param room how many of them one sender can keep; more are lost
 * @param beyond the fate of those
 * @param books what the policy does to this producer
 * @param tallies of whoever sends, and of the producer whose witness that is
 */
public record Terms(int room, Fate beyond, PolicyTally books, List<SourceTally> tallies) {
    public Terms {
        tallies = List.copyOf(tallies);
    }
}
