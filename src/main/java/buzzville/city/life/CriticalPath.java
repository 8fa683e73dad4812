package buzzville.city.life;

import buzzville.metric.Fate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the time between a happening and the last action went, without a gap. */
public final class CriticalPath {
    private final List<Leg> legs = new ArrayList<>();
    private long at;

    private CriticalPath(long from) {
        this.at = from;
    }

    /**
     * The legs, whose lengths add up to the time from the happening to the last action.
     *
     * @param chain lives from a report to the message that was served last, each the cause of the next or a part of it
     * @param rootAt when it happened, virtual nanoseconds
     * @param last the last action
     */
    public static List<Leg> of(List<Life> chain, long rootAt, Family.LastAction last) {
        CriticalPath path = new CriticalPath(rootAt);
        for (int i = 0; i < chain.size(); i++) {
            Life life = chain.get(i);
            if (i + 1 == chain.size()) {
                path.along(life, branch(life, last.subscription()), last.at());
            } else {
                path.upTo(life, chain.get(i + 1));
            }
        }
        return path.legs;
    }

    private void upTo(Life life, Life next) {
        Mention into = life.into();
        if (into != null && into.id() == next.self().id()) {
            Branch merged = life.branches().stream()
                    .filter(branch -> branch.fate() == Fate.MERGED)
                    .findFirst()
                    .orElse(null);
            along(life, merged, mergedAt(life, merged));
            return;
        }
        long until = next.self().occurredAt();
        Branch served = branch(life, next.origin());
        served = served == null ? latestBefore(life, until) : served;
        along(life, served, served == null ? until : Math.min(served.at(), until));
        add(Leg.Kind.PLANNED, next.origin(), "", life, until);
    }

    private static long mergedAt(Life life, @Nullable Branch merged) {
        List<Moment> moments = new ArrayList<>(life.upstream());
        if (merged != null) {
            moments.addAll(merged.moments());
        }
        return moments.stream()
                .filter(moment -> moment.what() == What.MERGED)
                .mapToLong(Moment::at)
                .max()
                .orElse(life.self().occurredAt());
    }

    private static @Nullable Branch branch(Life life, String subscription) {
        return life.branches().stream()
                .filter(branch -> branch.subscription().equals(subscription))
                .findFirst()
                .orElse(null);
    }

    /** Where something was done that made somebody else act, such as a light that a service commands. */
    private static @Nullable Branch latestBefore(Life life, long until) {
        Branch latest = null;
        for (Branch branch : life.branches()) {
            boolean before = branch.fate() == Fate.DELIVERED && branch.at() <= until;
            latest = before && (latest == null || branch.at() >= latest.at()) ? branch : latest;
        }
        return latest;
    }

    private void along(Life life, @Nullable Branch branch, long until) {
        if (branch != null) {
            for (Stretch stretch : branch.stretches()) {
                if (stretch.from() > at) {
                    add(Leg.Kind.NOTICING, life.origin(), "", life, Math.min(stretch.from(), until));
                }
                Leg.Kind kind = Leg.Kind.of(stretch.phase());
                add(kind, place(stretch), stretch.lane(), life, Math.min(stretch.until(), until));
            }
        }
        add(Leg.Kind.WAITING, "", "", life, until);
    }

    private static String place(Stretch stretch) {
        return switch (stretch.phase()) {
            case TO_BROKER -> stretch.place() + " → broker";
            case TO_SERVICE -> "→ " + stretch.place();
            default -> stretch.place();
        };
    }

    private void add(Leg.Kind kind, String place, String lane, Life life, long until) {
        if (until > at) {
            legs.add(new Leg(kind, place, lane, life.self(), at, until));
            at = until;
        }
    }
}
