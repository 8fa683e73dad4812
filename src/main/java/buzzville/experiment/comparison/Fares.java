package buzzville.experiment.comparison;

import buzzville.city.ResilienceSummary;
import buzzville.city.RunSummary;
import buzzville.city.StageSummary;
import buzzville.experiment.comparison.Diagnosis.Cause;
import buzzville.experiment.comparison.Diagnosis.Delay;
import buzzville.experiment.comparison.Diagnosis.Urgent;
import buzzville.message.Priority;
import buzzville.metric.CallTally;
import buzzville.metric.Fate;
import buzzville.metric.Latency;
import buzzville.metric.LatencyHistogram;
import buzzville.metric.SourceTally;
import buzzville.metric.Tally;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How the messages of each priority fare, at all services together, and where they fare worst. */
final class Fares {
    /** A share that is worth a word. */
    static final double FEW = 0.01;

    /** A share that is worth a word where there is always some. */
    static final double MUCH = 0.05;

    /** As much as the most of it, or nearly. */
    private static final double ABOUT = 0.8;

    private static final double P99 = 0.99;
    private static final long ENOUGH = 1000;

    private final RunSummary summary;
    private final Map<String, StageSummary> receivers = new LinkedHashMap<>();
    private final Map<Priority, Tally> totals = new EnumMap<>(Priority.class);

    Fares(RunSummary summary) {
        this.summary = summary;
        receivers.putAll(summary.services().isEmpty() ? Map.of(Site.BROKER, summary.broker()) : summary.services());
        for (Priority priority : Priority.values()) {
            Tally tally = new Tally(0, 1);
            receivers.values().forEach(stage -> tally.add(stage.tally(priority)));
            if (tally.offered() > 0) {
                totals.put(priority, tally);
            }
        }
    }

    /** The longest delay at one stage. */
    record Longest(Priority priority, String at, Delay delay, Cause cause) {}

    /**
     * The most urgent priority of those that have about as much of something as the one with the most of it: an alarm that is
     * lost weighs more than a notification. Null if no message was expected.
     */
    @Nullable
    Priority worst(ToDoubleBiFunction<Fares, Priority> share) {
        double most = 0;
        for (Priority priority : totals.keySet()) {
            most = Math.max(most, share.applyAsDouble(this, priority));
        }
        for (Priority priority : totals.keySet()) {
            if (share.applyAsDouble(this, priority) >= ABOUT * most) {
                return priority;
            }
        }
        return null;
    }

    double lostShare(Priority priority) {
        return (double) lost(priority) / offered(priority);
    }

    double inFlightShare(Priority priority) {
        return (double) inFlight(priority) / offered(priority);
    }

    long lost(Priority priority) {
        return total(priority).lost();
    }

    long inFlight(Priority priority) {
        return total(priority).inFlight();
    }

    long offered(Priority priority) {
        return total(priority).offered();
    }

    long count(Priority priority, Fate fate) {
        return total(priority).count(fate);
    }

    private Tally total(Priority priority) {
        Tally tally = totals.get(priority);
        if (tally == null) {
            throw new IllegalStateException("no message is " + priority.label());
        }
        return tally;
    }

    /** The reason for most losses of a priority. */
    Fate reason(Priority priority) {
        Fate most = Fate.INVALID;
        for (Fate fate : Fate.values()) {
            if (fate.isLoss() && count(priority, fate) > count(priority, most)) {
                most = fate;
            }
        }
        return most;
    }

    /** Who has most of something; the first of equals. */
    String most(ToLongFunction<StageSummary> figure) {
        String who = "";
        long most = -1;
        for (Map.Entry<String, StageSummary> receiver : receivers.entrySet()) {
            long found = figure.applyAsLong(receiver.getValue());
            if (found > most) {
                who = receiver.getKey();
                most = found;
            }
        }
        return who;
    }

    StageSummary receiver(String name) {
        StageSummary stage = receivers.get(name);
        if (stage == null) {
            throw new IllegalStateException("no service '" + name + "'");
        }
        return stage;
    }

    /** Where messages are delayed longest, service itself not counted. */
    Longest longestDelay() {
        Longest longest = new Longest(totals.keySet().iterator().next(), Site.BROKER, new Delay(true, 0), Cause.QUEUE);
        Map<String, StageSummary> stages = new LinkedHashMap<>(summary.services());
        stages.put(Site.BROKER, summary.broker());
        for (Map.Entry<String, StageSummary> stage : stages.entrySet()) {
            for (Priority priority : Priority.values()) {
                Tally tally = stage.getValue().tally(priority);
                longest = longer(longest, priority, stage.getKey(), tally.latency(Latency.WAIT), Cause.QUEUE);
                longest = stage.getKey().equals(Site.BROKER)
                        ? longer(longest, priority, Site.BROKER, tally.latency(Latency.BLOCKED), Cause.SOURCE)
                        : longer(longest, priority, stage.getKey(), tally.latency(Latency.NETWORK), Cause.NETWORK);
            }
        }
        return longest;
    }

    private static Longest longer(Longest than, Priority priority, String at, LatencyHistogram latency, Cause cause) {
        Delay delay = delay(latency);
        return delay != null && delay.nanos() > than.delay().nanos() ? new Longest(priority, at, delay, cause) : than;
    }

    private static @Nullable Delay delay(LatencyHistogram latency) {
        long count = latency.count();
        return count == 0
                ? null
                : count < ENOUGH ? new Delay(true, latency.max()) : new Delay(false, latency.percentile(P99));
    }

    /**
     * The most urgent messages.
     *
     * @param worst the priority that is spoken of anyway; null if none is
     * @param site where it fails, if it does in a lane
     * @return null if they are, or if all messages are of one priority
     */
    @Nullable
    Urgent urgent(@Nullable Priority worst, @Nullable Site site, @Nullable String lane) {
        Priority most = totals.keySet().iterator().next();
        if (most == worst || totals.size() == 1) {
            return null;
        }
        Tally tally = total(most);
        boolean same = site != null && lane != null && site.accepts(lane, most);
        Delay late = site != null && same
                ? delay(stage(site).tally(most).latency(Latency.WAIT))
                : delay(tally.latency(Latency.END_TO_END));
        return new Urgent(most, tally.lost(), tally.offered(), late, same);
    }

    private StageSummary stage(Site site) {
        return site.isService() ? receiver(site.group()) : summary.broker();
    }

    /** The share of the workers' busy time that went to attempts that failed or that nobody needed; 0 without workers. */
    double wastedShare() {
        double busy = 0;
        double wasted = 0;
        for (StageSummary stage : summary.services().values()) {
            busy += stage.busy().toDouble();
            ResilienceSummary resilience = stage.resilience();
            wasted += resilience == null ? 0 : resilience.attempts().wasted().toDouble();
        }
        for (SourceTally source : summary.producers().values()) {
            CallTally calls = source.calls();
            wasted += calls == null ? 0 : calls.wastedTime().toDouble();
        }
        return busy > 0 ? wasted / busy : 0;
    }
}
