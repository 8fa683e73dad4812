package buzzville.causality;

import buzzville.causality.log.LoggedEvent;
import buzzville.clock.Relation;
import buzzville.clock.Stamps;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two events of a log: what messages prove, and what each clock alone can tell who sees nothing but the two stamps. */
public final class Comparison {
    private final LoggedCausality causality;
    private final LoggedEvent first;
    private final LoggedEvent second;

    /** What can be told from two stamps. */
    public enum Verdict {
        /** The first happened before the second. */
        BEFORE("->"),
        /** The second happened before the first. */
        AFTER("<-"),
        /** Neither happened before the other. */
        CONCURRENT("||"),
        /** It is one event. */
        SAME("="),
        /** The second did not happen before the first; whether the first did before the second, the stamps do not say. */
        NOT_AFTER("-> or ||"),
        /** The first did not happen before the second; whether the second did before the first, the stamps do not say. */
        NOT_BEFORE("<- or ||"),
        /** Nothing. */
        UNDECIDABLE("undecidable");

        private final String sign;

        Verdict(String sign) {
            this.sign = sign;
        }

        /** As files and tables have it. */
        public String sign() {
            return sign;
        }
    }

    /**
     * A step on the way from one event to another.
     *
     * @param event that it leads to
     * @param message that does; null if it is the same process, or news through what is not in the log
     */
    public record Step(LoggedEvent event, @Nullable String message) {}

    /** @param first index of an event, and of another one */
    public Comparison(LoggedCausality causality, int first, int second) {
        this.causality = causality;
        this.first = causality.event(first);
        this.second = causality.event(second);
    }

    public LoggedEvent first() {
        return first;
    }

    public LoggedEvent second() {
        return second;
    }

    /** How they stand to each other, as messages prove it. */
    public Relation relation() {
        return causality.happensBefore().relation(first.id() - 1, second.id() - 1);
    }

    /** By local times, which may be wrong by their bounds: which of them was earlier in true time. */
    public Verdict physical() {
        if (isSame()) {
            return Verdict.SAME;
        }
        Stamps a = first.stamps();
        Stamps b = second.stamps();
        long gap = b.local() - a.local();
        long bounds = a.bound() + b.bound();
        return gap > bounds ? Verdict.BEFORE : -gap > bounds ? Verdict.AFTER : Verdict.UNDECIDABLE;
    }

    /** By Lamport stamps, of which the greater may be anything but before the lesser. */
    public Verdict lamport() {
        return line(Long.compare(first.stamps().lamport(), second.stamps().lamport()));
    }

    /** By hybrid stamps, likewise. */
    public Verdict hybrid() {
        return line(first.stamps().hybrid().compareTo(second.stamps().hybrid()));
    }

    private Verdict line(int order) {
        if (isSame()) {
            return Verdict.SAME;
        }
        boolean one = first.process() == second.process();
        return order < 0
                ? one ? Verdict.BEFORE : Verdict.NOT_AFTER
                : order > 0 ? one ? Verdict.AFTER : Verdict.NOT_BEFORE : Verdict.CONCURRENT;
    }

    /** By vectors: everything there is to know, unless processes share entries. */
    public Verdict vector() {
        if (isSame()) {
            return Verdict.SAME;
        }
        boolean shared = causality.log().rules().entries() > 0;
        return switch (first.stamps().vector().compare(second.stamps().vector())) {
            case BEFORE -> shared ? line(-1) : Verdict.BEFORE;
            case AFTER -> shared ? line(1) : Verdict.AFTER;
            case CONCURRENT, SAME -> Verdict.CONCURRENT;
        };
    }

    private boolean isSame() {
        return first.id() == second.id();
    }

    /** The way with the fewest messages from the earlier to the later event, both included; empty if there is none. */
    public List<Step> path() {
        return switch (relation()) {
            case BEFORE -> path(first.id() - 1, second.id() - 1);
            case AFTER -> path(second.id() - 1, first.id() - 1);
            case SAME, CONCURRENT -> List.of();
        };
    }

    private List<Step> path(int from, int to) {
        int[] next = new int[causality.log().events().size()];
        Arrays.fill(next, -1);
        int[] cost = new int[next.length];
        Arrays.fill(cost, Integer.MAX_VALUE);
        cost[to] = 0;
        Deque<Integer> open = new ArrayDeque<>(List.of(to));
        while (!open.isEmpty()) {
            int event = open.removeFirst();
            int previous = causality.previous(event);
            if (previous >= 0 && leads(from, previous) && cost[event] < cost[previous]) {
                cost[previous] = cost[event];
                next[previous] = event;
                open.addFirst(previous);
            }
            for (int heard : causality.heardOf(event)) {
                if (leads(from, heard) && cost[event] + 1 < cost[heard]) {
                    cost[heard] = cost[event] + 1;
                    next[heard] = event;
                    open.addLast(heard);
                }
            }
        }
        List<Step> path = new ArrayList<>();
        path.add(new Step(causality.event(from), null));
        for (int event = from; event != to; event = next[event]) {
            path.add(new Step(causality.event(next[event]), message(event, next[event])));
        }
        return path;
    }

    private boolean leads(int from, int event) {
        return from == event || causality.happensBefore().before(from, event);
    }

    private @Nullable String message(int from, int to) {
        return causality.event(to).received().stream()
                .filter(message -> causality.sender(message) == from)
                .findFirst()
                .orElse(null);
    }
}
