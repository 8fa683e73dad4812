package buzzville.scenario;

import buzzville.broker.aggregation.AggregationPolicy;
import buzzville.broker.aggregation.Grouping;
import buzzville.message.Aggregation.Function;
import buzzville.unit.Count;
import buzzville.unit.Doc;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How messages of some events are made fewer before they enter a stage. */
@Doc("How messages of some events are made fewer before they enter the lanes.")
public record AggregationSpec(
        @Doc("Types of event that it is for.") List<String> of,

        @Doc("How: windows whose messages become one, or a filter that lets some pass.")
        AggregationPolicy with,

        @Doc("Which messages of an event belong together; absent: those of one partition key.") @Nullable
        Grouping by,

        @Doc("What the one message says of those in its window; absent: count.") @Nullable
        Function function,

        @Doc("The number in the payload that mean, max or min is of, such as 'bruit_db'.") @Nullable
        String field,

        @Doc("Only while more messages than this wait in the lane that a message would enter; absent: always.")
        @Nullable
        @Count
        Integer above) {
    public AggregationSpec {
        if (above != null && !(0 <= above)) {
            throw new IllegalArgumentException("above must be 0 or more, but is " + above);
        }
    }

    /** Whether it is the same as another one but for its parameters: it makes the same of the same messages. */
    public boolean goesOnFrom(AggregationSpec other) {
        return of.equals(other.of)
                && byOrKey() == other.byOrKey()
                && functionOrCount() == other.functionOrCount()
                && Objects.equals(field, other.field)
                && with.goesOnFrom(other.with);
    }

    /** Which messages of an event belong together. */
    public Grouping byOrKey() {
        return by == null ? Grouping.KEY : by;
    }

    /** What the one message says. */
    public Function functionOrCount() {
        return function == null ? Function.COUNT : function;
    }
}
