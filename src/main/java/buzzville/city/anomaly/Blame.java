package buzzville.city.anomaly;

import buzzville.city.IncidentSummary;
import buzzville.city.Run;
import buzzville.city.StageSeries;
import buzzville.city.anomaly.Cause.Origin;
import buzzville.message.Account;
import buzzville.metric.Fate;
import buzzville.metric.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what an anomaly came of: which incidents, how much came and went, and whose trouble it was before. */
final class Blame {
    private static final String BROKER = "broker";
    private static final String NETWORK = "network";
    /** What the broker stands on, as incidents name it. */
    private static final Pattern MACHINES = Pattern.compile("broker node \\d+|journal");

    private static final String SURGE = "surge";
    private static final Set<String> STOPPING = Set.of("outage", "crash");
    /** Workers that work so much of their time cannot do more. */
    private static final double BUSY = 0.95;
    /** More comes than goes if it is so many times as much. */
    private static final double MORE = 1.02;
    /** Buckets for which something that happened in a moment is still an answer. */
    private static final int MOMENT = 2;

    private static final Set<AnomalyKind> OF_THE_CITY =
            Set.of(AnomalyKind.OBJECTIVE_IN_DANGER, AnomalyKind.OBJECTIVE_BROKEN, AnomalyKind.NOT_DRAINED);
    private static final Set<AnomalyKind> QUEUES =
            Set.of(AnomalyKind.QUEUE_GROWING, AnomalyKind.STUCK, AnomalyKind.LANE_FULL);
    private static final Set<AnomalyKind> TROUBLE =
            Set.of(AnomalyKind.QUEUE_GROWING, AnomalyKind.STUCK, AnomalyKind.LANE_FULL, AnomalyKind.MESSAGES_LOST);

    private final Run run;
    private final Buckets buckets;
    private final List<Draft> all;
    /** By incident, the instant at which what it left was worked off. */
    private final Map<String, Long> drained = new LinkedHashMap<>();

    Blame(Run run, Buckets buckets, List<Draft> all) {
        this.run = run;
        this.buckets = buckets;
        this.all = all;
        run.summary().incidents().forEach((name, incident) -> {
            int bucket = CityScan.drained(buckets, incident);
            drained.put(name, bucket < 0 ? Long.MAX_VALUE : buckets.end(bucket));
        });
    }

    /** What came and went at some stages together. */
    private record Flow(double arrivals, double served, double lost, double utilization) {
        static final Flow UNKNOWN = new Flow(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

        boolean isTooMuch() {
            return utilization >= BUSY || arrivals > MORE * (served + lost);
        }
    }

    /** What an anomaly came of: the trouble of the queue behind it, if it is not one itself. */
    Cause of(Draft draft) {
        Draft queue = behind(draft);
        Cause own = own(draft);
        if (queue == null) {
            return own;
        }
        Cause first = own(queue);
        boolean rates = Double.isNaN(own.arrivals());
        return new Cause(
                first.origin(),
                own.incidents(),
                own.after(),
                rates ? first.arrivals() : own.arrivals(),
                rates ? first.served() : own.served(),
                rates ? first.lost() : own.lost(),
                first.utilization(),
                queue.place().equals(draft.place()) ? "" : queue.place());
    }

    /** The queue whose trouble is behind an anomaly; null for one that has nothing behind it that is known. */
    private @Nullable Draft behind(Draft draft) {
        return switch (draft.kind) {
            case MESSAGES_LOST -> worst(draft, QUEUES, draft.group::equals);
            case PRODUCERS_BLOCKED, PRODUCERS_THROTTLED -> worst(draft, QUEUES, group -> true);
            case OBJECTIVE_IN_DANGER, OBJECTIVE_BROKEN, NOT_DRAINED -> worst(draft, TROUBLE, group -> true);
            case LANE_FULL, QUEUE_GROWING -> draft.group.equals(BROKER) ? holding(draft) : null;
            default -> null;
        };
    }

    /** A full lane of a service that held the broker back before the broker's own queue was in trouble. */
    private @Nullable Draft holding(Draft draft) {
        Draft first = null;
        for (Draft other : all) {
            boolean before = other.at <= draft.at && draft.at - buckets.width() <= other.until;
            if (other.holdsBack && before && !other.group.equals(BROKER) && (first == null || other.at < first.at)) {
                first = other;
            }
        }
        return first;
    }

    /** The worst trouble of some kinds at the time of another. */
    private @Nullable Draft worst(Draft draft, Set<AnomalyKind> kinds, Predicate<String> where) {
        boolean whole = draft.count == 0; // an objective of which only the end of the run knows
        Draft worst = null;
        for (Draft other : all) {
            boolean then = other.at <= draft.at + buckets.width() && draft.at - buckets.width() <= other.until;
            if (kinds.contains(other.kind) && (then || whole) && where.test(other.group)) {
                worst = worst == null || isWorse(other, worst) ? other : worst;
            }
        }
        return worst;
    }

    private Cause own(Draft draft) {
        List<String> during = new ArrayList<>();
        List<String> after = new ArrayList<>();
        run.summary().incidents().forEach((name, incident) -> {
            if (isDuring(draft, incident)) {
                during.add(name);
            } else if (incident.until() <= draft.at && draft.at < drained.getOrDefault(name, Long.MAX_VALUE)) {
                after.add(name);
            }
        });
        Flow flow = OF_THE_CITY.contains(draft.kind) ? Flow.UNKNOWN : flow(draft);
        Origin origin = origin(draft, flow, during, after);
        return new Cause(origin, during, after, flow.arrivals(), flow.served(), flow.lost(), flow.utilization(), "");
    }

    /** Instants of buckets are too early by as much as one. */
    private boolean isDuring(Draft draft, IncidentSummary incident) {
        long latest = draft.exact ? draft.at : draft.at + buckets.width();
        boolean moment = incident.from() == incident.until();
        long until = moment ? incident.from() + MOMENT * buckets.width() : incident.until();
        return incident.from() <= latest && draft.at < until;
    }

    private Origin origin(Draft draft, Flow flow, List<String> during, List<String> after) {
        boolean impaired = false;
        for (String name : during) {
            IncidentSummary incident = run.summary().incidents().get(name);
            if (incident != null && touches(incident, draft)) {
                if (STOPPING.contains(incident.kind())) {
                    return Origin.DOWN;
                }
                impaired |= !incident.kind().equals(SURGE);
            }
        }
        if (impaired) {
            return Origin.IMPAIRED;
        }
        if (flow.isTooMuch()) {
            return Origin.OVERLOAD;
        }
        return !during.isEmpty() ? Origin.INCIDENT : !after.isEmpty() ? Origin.AFTERMATH : Origin.UNEXPLAINED;
    }

    /** Whether an incident hits the place itself, or the way that its messages were lost on. */
    private static boolean touches(IncidentSummary incident, Draft draft) {
        boolean onTheWay = draft.subject.detail().equals(Fate.NETWORK.label());
        for (String victim : incident.touches()) {
            int slash = victim.indexOf('/');
            String place =
                    MACHINES.matcher(victim).matches() ? BROKER : slash < 0 ? victim : victim.substring(0, slash);
            if (Draft.group(place).equals(draft.group) || onTheWay && place.equals(NETWORK)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWorse(Draft draft, Draft than) {
        if (draft.kind == AnomalyKind.MESSAGES_LOST || than.kind == AnomalyKind.MESSAGES_LOST) {
            return than.kind == AnomalyKind.MESSAGES_LOST && draft.kind != than.kind;
        }
        return draft.peak > than.peak;
    }

    /** Rates over the buckets that it touches until it was at its worst; of partitions, those of the broker as a whole. */
    private Flow flow(Draft draft) {
        int from = buckets.of(draft.at);
        int to = buckets.of(Math.max(draft.at, draft.worstAt - 1)) + 1;
        double seconds = (buckets.end(to - 1) - buckets.start(from)) / 1e9;
        List<Account> accounts = accounts(draft);
        double arrivals = 0;
        double served = 0;
        double lost = 0;
        for (Account account : accounts) {
            for (int i = from; i < to; i++) {
                arrivals += buckets.offered(account, i);
                served += buckets.delivered(account, i) + buckets.ended(account, i, true);
                lost += buckets.ended(account, i, false);
            }
        }
        double utilization = utilization(draft.stages, from, to);
        return accounts.isEmpty()
                ? new Flow(Double.NaN, Double.NaN, Double.NaN, utilization)
                : new Flow(arrivals / seconds, served / seconds, lost / seconds, utilization);
    }

    private List<Account> accounts(Draft draft) {
        List<Account> accounts = new ArrayList<>();
        for (StageSeries stage : draft.stages) {
            if (stage.account() != null) {
                accounts.add(stage.account());
            }
        }
        return draft.group.equals(BROKER) ? List.of(run.ledger().broker()) : accounts;
    }

    private double utilization(List<StageSeries> stages, int from, int to) {
        double busy = 0;
        double existing = 0;
        for (StageSeries stage : stages) {
            Level level = stage.busy();
            if (level == null || stage.workers() == 0) {
                continue;
            }
            for (int i = from; i < to; i++) {
                busy += level.bucketMean(i);
                existing += buckets.existing(stage, i);
            }
        }
        return existing > 0 ? busy / existing : Double.NaN;
    }
}
