package buzzville.experiment;

import buzzville.city.recovery.Aftermath.Figure;
import buzzville.message.Priority;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure of an incident in every replication. A time that had not ended when the run did is infinite, so that no mean is made of the
 * others alone.
 *
 * @param values one of each replication: nanoseconds or a count
 */
public record RecoverySample(Figure figure, Sample values) {
    /**
     * Of these runs.
     *
     * @param priority of the messages that are counted; null for all
     */
    public static RecoverySample of(List<SingleRun> runs, String incident, Figure figure, @Nullable Priority priority) {
        double[] values = runs.stream()
                .mapToDouble(run -> {
                    double value = run.figures().of(incident, figure, priority);
                    boolean endless =
                            ends(figure) && Double.isNaN(value) && run.figures().came(incident);
                    return endless ? Double.POSITIVE_INFINITY : value;
                })
                .toArray();
        return new RecoverySample(figure, Sample.mean(values));
    }

    private static boolean ends(Figure figure) {
        return figure == Figure.TIME_TO_DRAIN || figure == Figure.TIME_BACK || figure == Figure.RTO;
    }

    /** The incidents that last and are no part of a group, which stands for them, in file order. */
    public static List<String> incidents(Findings findings) {
        List<String> groups = findings.scenario().incidents().entrySet().stream()
                .filter(incident -> incident.getValue().group() != null)
                .map(incident -> incident.getKey() + "/")
                .toList();
        return findings.summary().aftermaths().keySet().stream()
                .filter(name -> groups.stream().noneMatch(name::startsWith))
                .toList();
    }

    /** In how many replications it ended. */
    public int ended() {
        return values.known() - values.endless();
    }

    /**
     * Its mean.
     *
     * @param offered how many messages there were in all replications together, for the bound of what never happened
     */
    public Estimate estimate(double offered) {
        if (figure != Figure.DELAYED && figure != Figure.LOST && figure != Figure.DUPLICATED) {
            return values.estimate();
        }
        double[] counts = new double[values.replications()];
        Arrays.setAll(counts, values::value);
        return Estimate.count(counts, offered);
    }

    /** Of how many messages of a priority, or of all, there were in all replications together. */
    public static double offered(Findings findings, @Nullable Priority priority) {
        double offered = 0;
        for (Priority each : CityFigures.priorities(findings.summary())) {
            if (priority == null || priority == each) {
                offered += findings.summary().receivers().stream()
                        .mapToLong(stage -> stage.tally(each).offered())
                        .sum();
            }
        }
        return offered;
    }
}
