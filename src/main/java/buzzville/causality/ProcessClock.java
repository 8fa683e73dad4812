package buzzville.causality;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import java.util.List;

/**
 * How right the physical clock of one process was at its events.
 *
 * @param process its number
 * @param events how many it had
 * @param maxError how wrong it was at most, nanoseconds either way
 * @param maxBound how wrong it said it might be at most, nanoseconds
 * @param beyondBound events at which it was wrong by more than it said
 * @param backwardSteps events at which it showed less than at the one before
 * @param trend how fast its error changed: the slope of the line that fits its errors best (least squares), parts per million; NaN if
 *     it had events at fewer than two instants. That is what its oscillator drifts only if nobody sets or corrects it meanwhile
 */
public record ProcessClock(
        int process, int events, long maxError, long maxBound, int beyondBound, int backwardSteps, double trend) {
    private static final double PPM = 1e6;

    /** @param own the events of the process, in order */
    static ProcessClock of(int process, List<LoggedEvent> own) {
        long maxError = 0;
        long maxBound = 0;
        int beyond = 0;
        int back = 0;
        long last = Long.MIN_VALUE;
        for (LoggedEvent event : own) {
            long error = Math.abs(error(event));
            maxError = Math.max(maxError, error);
            maxBound = Math.max(maxBound, event.stamps().bound());
            beyond += error > event.stamps().bound() ? 1 : 0;
            back += event.stamps().local() < last ? 1 : 0;
            last = event.stamps().local();
        }
        return new ProcessClock(process, own.size(), maxError, maxBound, beyond, back, trend(own));
    }

    /** How much the clock of its process was ahead at an event, nanoseconds; below 0 if it was behind. */
    public static long error(LoggedEvent event) {
        return event.stamps().local() - event.trueTime();
    }

    /** Name of the process. */
    public String name(EventLog log) {
        return log.processes().get(process).name();
    }

    private static double trend(List<LoggedEvent> own) {
        double meanTime =
                own.stream().mapToDouble(LoggedEvent::trueTime).average().orElse(0);
        double meanError =
                own.stream().mapToDouble(ProcessClock::error).average().orElse(0);
        double product = 0;
        double square = 0;
        for (LoggedEvent event : own) {
            double time = event.trueTime() - meanTime;
            product += time * (error(event) - meanError);
            square += time * time;
        }
        return product / square * PPM; // NaN without a length of time
    }
}
