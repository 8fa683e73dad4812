package buzzville.metric;

import buzzville.codec.Codec;
import buzzville.codec.Coded;

/**
 * How soon what a service commands was in the commanded state, over what is commanded because of occurrences in the measured
 * interval.
 */
public final class CommandTally implements Coded {
    private final Span span;
    private final LatencyHistogram response = new LatencyHistogram();
    private final LatencyHistogram otherwise = new LatencyHistogram();
    private long alreadyThere;
    private long nowhere;

    public CommandTally(Span span) {
        this.span = span;
    }

    /**
     * A light obeyed.
     *
     * @param rootAt when what it all began with happened
     * @param since when the light came into the commanded state, now or earlier
     * @param already whether the command found it there
     * @param outside how long since then it was in another state
     */
    public void obeyed(long rootAt, long since, boolean already, long outside) {
        if (span.covers(rootAt)) {
            otherwise.record(outside);
            response.record(Math.max(0, since - rootAt));
            alreadyThere += already ? 1 : 0;
        }
    }

    /** There was no light to obey. */
    public void nowhere(long rootAt) {
        nowhere += span.covers(rootAt) ? 1 : 0;
    }

    /** Adds another tally. */
    public void add(CommandTally other) {
        response.add(other.response);
        otherwise.add(other.otherwise);
        alreadyThere += other.alreadyThere;
        nowhere += other.nowhere;
    }

    /** From the root occurrence until the light was in the commanded state, to stay; 0 if it was there before. */
    public LatencyHistogram response() {
        return response;
    }

    /** For how long of the time from the root occurrence to the command the light was in another state. */
    public LatencyHistogram otherwise() {
        return otherwise;
    }

    /** Lights that a command found in the commanded state. */
    public long alreadyThere() {
        return alreadyThere;
    }

    /** Commands for which there was no light. */
    public long nowhere() {
        return nowhere;
    }

    @Override
    public void code(Codec codec) {
        codec.all(response, otherwise);
        alreadyThere = codec.number(alreadyThere);
        nowhere = codec.number(nowhere);
    }
}
