package buzzville.message;

import buzzville.metric.AggregationTally;
import org.jspecify.annotations.Nullable;

/**
 * Who makes aggregates at one stage, as those know it who meet them. It is the origin of an aggregate whose originals come from
 * several.
 */
public final class Aggregation implements Origin {
    /** What an aggregate says of its originals. */
    public enum Function {
        /** How many they were. */
        COUNT,
        /** The mean of a field. */
        MEAN,
        /** The largest value of a field. */
        MAX,
        /** The smallest value of a field. */
        MIN,
        /** All that the last of them said: the others are forgotten (conflation). */
        LAST;

        /** Whether it is about a field of the payload. */
        public boolean needsField() {
            return this == MEAN || this == MAX || this == MIN;
        }
    }

    private final String name;
    private final long key;
    private final Function function;
    private final @Nullable String field;
    private final AggregationTally tally;
    private long made;

    /**
     * An aggregation at work.
     *
     * @param name in the scenario
     * @param key hash of its name and that of its stage, for the identities of its aggregates
     * @param field of the payload that the function is about, or null
     */
    public Aggregation(String name, long key, Function function, @Nullable String field, AggregationTally tally) {
        this.name = name;
        this.key = key;
        this.function = function;
        this.field = field;
        this.tally = tally;
    }

    @Override
    public String name() {
        return name;
    }

    public Function function() {
        return function;
    }

    /** The field of the payload that the function is about; null if it is about none. */
    public @Nullable String field() {
        return field;
    }

    public AggregationTally tally() {
        return tally;
    }

    long key() {
        return key;
    }

    long number() {
        return made++;
    }
}
