package buzzville.city.anomaly;

import buzzville.city.StageSeries;
import buzzville.city.anomaly.Anomaly.Subject;
import java.util.ArrayList;
import java.util.List;

/** An anomaly that is being pieced together of episodes, of one instance or of several. */
final class Draft {
    final AnomalyKind kind;
    final String group;
    final Subject subject;
    /** Where; empty for the city. */
    final List<StageSeries> stages = new ArrayList<>();

    /** The services or what else it is at: promises may be broken at several at once. */
    final List<String> groups = new ArrayList<>();

    Severity severity = Severity.INFO;
    long at;
    long until;
    /** Until when it got worse; what came and went is counted so far. */
    long worstAt;

    boolean exact;
    /** Whether whoever feeds it is held back. */
    boolean holdsBack;

    long count = 1;
    double peak = Double.NaN;
    double limit = Double.NaN;

    Draft(AnomalyKind kind, String group, Subject subject) {
        this.kind = kind;
        this.group = group;
        groups.add(group);
        this.subject = subject;
    }

    /** At one stage, or at one of several that are alike. */
    Draft(AnomalyKind kind, StageSeries stage, Subject subject) {
        this(kind, group(stage.name()), subject);
        stages.add(stage);
    }

    /** The service of an instance, and the broker of a partition. */
    static String group(String name) {
        int bracket = name.endsWith("]") ? name.lastIndexOf('[') : -1;
        return bracket < 0 ? name : name.substring(0, bracket);
    }

    Draft when(long from, long to, boolean exactly) {
        at = from;
        until = to;
        worstAt = to;
        exact = exactly;
        return this;
    }

    Draft how(Severity how, long times, double worst, double bound) {
        severity = how;
        count = times;
        peak = worst;
        limit = bound;
        return this;
    }

    Anomaly anomaly(Severity known, Cause cause) {
        int places = Math.max(groups.size(), stages.size());
        return new Anomaly(at, until, exact, known, kind, place(), places, subject, count, peak, limit, cause);
    }

    /** Where it is, in a word: the instance if it is only one. */
    String place() {
        return stages.size() == 1 ? stages.get(0).name() : String.join(" ", groups);
    }

    /** Equal for what may be one. */
    record Key(AnomalyKind kind, String group, Subject subject) {}

    Key key() {
        return new Key(kind, isPromise() ? "" : group, subject);
    }

    boolean isPromise() {
        return kind == AnomalyKind.OBJECTIVE_IN_DANGER || kind == AnomalyKind.OBJECTIVE_BROKEN;
    }

    /** Goes on with another, no earlier one. */
    void add(Draft later) {
        until = Math.max(until, later.until);
        worstAt = Math.max(worstAt, later.worstAt);
        exact &= later.exact;
        severity = severity.or(later.severity);
        count += later.count;
        if (isPromise()) {
            limit += later.limit; // what all places together allow
        }
        peak = Double.isNaN(peak) ? later.peak : Math.max(peak, later.peak);
        later.groups.stream().filter(name -> !groups.contains(name)).forEach(groups::add);
        later.stages.stream().filter(stage -> !stages.contains(stage)).forEach(stages::add);
    }
}
