package buzzville.broker;

import buzzville.broker.aggregation.AggregationPolicy;
import buzzville.broker.aggregation.Grouping;
import buzzville.message.Aggregation;
import buzzville.message.EventKind;
import buzzville.metric.PolicyTally;
import java.util.List;

/**
 * What one aggregation before a stage is asked to be.
 *
 * @param of the events that it is for
 * @param by what belongs together
 * @param above how many must wait, at least one more, in the lane that a message would enter; {@link #ALWAYS} for no condition
 * @param maker makes the aggregates and has their books
 * @param tally what it does to messages
 */
public record AggregationRules(
        List<EventKind> of, AggregationPolicy policy, Grouping by, int above, Aggregation maker, PolicyTally tally) {
    /** However many wait. */
    public static final int ALWAYS = -1;
}
