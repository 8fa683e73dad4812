package buzzville.city;

import buzzville.fault.Spell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident that the timeline brought.
 *
 * @param kind as a scenario says it, such as {@code surge} or {@code outage}
 * @param from its first instant, virtual nanoseconds; of one that comes at random the first at which it may come
 * @param until its first instant over
 * @param touches what it hits: instances of services such as {@code police[0]} or {@code police/3} for a worker, partitions
 *     such as {@code broker[0]}, producers, ways such as {@code network/to-broker}
 * @param spells when it was on, by victim; one for all of them unless it comes at random
 * @param dependability what becomes of its victims in the long run; null unless it comes at random
 */
public record IncidentSummary(
        String kind,
        long from,
        long until,
        List<String> touches,
        List<Spell> spells,
        @Nullable Dependability dependability) {
    /**
     * How dependable the victims of random failures were.
     *
     * @param victims who failed by themselves
     * @param failures of all of them
     * @param downtime of all of them between the first instant and the last, virtual nanoseconds
     * @param exposure that time itself, once for each victim
     */
    public record Dependability(int victims, long failures, long downtime, long exposure) {
        /** The share of the time in which a victim was up. */
        public double availability() {
            return exposure == 0 ? 1 : 1 - downtime / (double) exposure;
        }
    }

    /** An incident that hits nothing that anybody knows of. */
    public IncidentSummary(String kind, long from, long until) {
        this(kind, from, until, List.of(), List.of(new Spell("", from, until)), null);
    }

    public IncidentSummary {
        touches = List.copyOf(touches);
        spells = List.copyOf(spells);
    }
}
