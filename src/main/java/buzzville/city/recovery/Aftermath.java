package buzzville.city.recovery;

import buzzville.message.Priority;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What an incident did to the city in all of its windows together: the worst of them, and each message counted once.
 *
 * @param episodes what each of its windows did, in order of time
 */
public record Aftermath(List<Episode> episodes, Toll delayed, Toll lost, Toll duplicated) {
    /** Its figures. Durations are nanoseconds; a figure that there is not is NaN, such as all but counts where it never came. */
    public enum Figure {
        /** From the beginning until somebody could see it, at the worst; NaN if nobody ever could. */
        TIME_TO_DETECT,
        BACKLOG_BEFORE,
        PEAK_BACKLOG,
        /** From the end until no more waited than before, at the worst; NaN if that never came. */
        TIME_TO_DRAIN,
        /** From the beginning until the city was back within its objectives, at the worst; NaN if that never came. */
        TIME_BACK,
        /** From the beginning until it was both, at the worst (recovery time objective, as achieved). */
        RTO,
        /**
         * How long the stretch of time around the beginning is that something is missing of, at the worst (recovery point objective,
         * as achieved).
         */
        RPO,
        DELAYED,
        LOST,
        DUPLICATED
    }

    /** Whether there was any window; what comes at random may not come. */
    public boolean happened() {
        return !episodes.isEmpty();
    }

    /** Whether the city recovered from every window before the run ended. */
    public boolean recovered() {
        return episodes.stream().allMatch(Episode::recovered);
    }

    /** Whether the backlog of every window was gone before the run ended. */
    public boolean drained() {
        return episodes.stream().noneMatch(episode -> episode.drained() == Episode.NEVER);
    }

    /**
     * One of the figures.
     *
     * @param priority of the messages that are counted; null for all
     */
    public double of(Figure figure, @Nullable Priority priority) {
        return switch (figure) {
            case TIME_TO_DETECT ->
                episodes.stream()
                        .mapToDouble(Episode::timeToDetect)
                        .filter(time -> !Double.isNaN(time))
                        .max()
                        .orElse(Double.NaN);
            case BACKLOG_BEFORE -> worst(Episode::backlogBefore);
            case PEAK_BACKLOG -> worst(Episode::peakBacklog);
            case TIME_TO_DRAIN -> worst(Episode::timeToDrain);
            case TIME_BACK -> worst(Episode::timeBack);
            case RTO -> worst(Episode::timeToRecover);
            case RPO -> happened() ? worst(Episode::rpo) : 0;
            case DELAYED -> count(delayed, priority);
            case LOST -> count(lost, priority);
            case DUPLICATED -> count(duplicated, priority);
        };
    }

    /** NaN if any of them is, or there are none. */
    private double worst(ToDoubleFunction<Episode> figure) {
        double worst = happened() ? 0 : Double.NaN;
        for (Episode episode : episodes) {
            worst = Math.max(worst, figure.applyAsDouble(episode));
        }
        return worst;
    }

    private static double count(Toll toll, @Nullable Priority priority) {
        return priority == null ? toll.all() : toll.of(priority);
    }
}
