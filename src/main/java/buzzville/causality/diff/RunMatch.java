package buzzville.causality.diff;

import buzzville.causality.log.EventLog;
import buzzville.causality.log.LoggedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which event of one run is which of another.
 *
 * <p>Two events are the same if they are of one process (by name), one kind, one type and one incident, received messages of senders
 * that are the same, and are the how-manieth of that description in their run. So neither when they happened nor in which order plays a
 * part, and names of messages, which are numbers in the order of a run, play none either.
 */
public final class RunMatch {
    /** There is no such event in the other run. */
    public static final int NONE = -1;

    private final int[] toSecond;
    private final int[] toFirst;

    private RunMatch(int[] toSecond, int[] toFirst) {
        this.toSecond = toSecond;
        this.toFirst = toFirst;
    }

    /** The match of two logs, in time proportional to their length. */
    public static RunMatch of(EventLog first, EventLog second) {
        Map<Description, Integer> names = new HashMap<>();
        int[] ofFirst = identities(first, names);
        int[] ofSecond = identities(second, names);
        int[] inSecond = new int[names.size()];
        Arrays.fill(inSecond, NONE);
        for (int event = 0; event < ofSecond.length; event++) {
            inSecond[ofSecond[event]] = event;
        }
        int[] toSecond = new int[ofFirst.length];
        int[] toFirst = new int[ofSecond.length];
        Arrays.fill(toFirst, NONE);
        for (int event = 0; event < ofFirst.length; event++) {
            toSecond[event] = inSecond[ofFirst[event]];
            if (toSecond[event] != NONE) {
                toFirst[toSecond[event]] = event;
            }
        }
        return new RunMatch(toSecond, toFirst);
    }

    /** What an event is, whenever it happens. */
    private record Description(
            String process, LoggedEvent.Kind kind, String what, String incident, List<Integer> senders, int turn) {
        Description turn(int number) {
            return new Description(process, kind, what, incident, senders, number);
        }
    }

    /** A number for each event of a log: the same for the same event. */
    private static int[] identities(EventLog log, Map<Description, Integer> names) {
        int[] identity = new int[log.events().size()];
        Map<String, Integer> sender = new HashMap<>();
        Map<Description, Integer> turns = new HashMap<>();
        for (LoggedEvent event : log.events()) {
            List<Integer> senders = new ArrayList<>();
            event.received().forEach(message -> senders.add(sender.getOrDefault(message, NONE)));
            String incident = Objects.requireNonNullElse(event.circumstances().incident(), "");
            Description any =
                    new Description(log.who(event), event.kind(), event.what(), incident, List.copyOf(senders), 0);
            Description it = any.turn(turns.merge(any, 1, Integer::sum));
            int number = names.computeIfAbsent(it, description -> names.size());
            identity[event.id() - 1] = number;
            event.sent().forEach(message -> sender.put(message, number));
        }
        return identity;
    }

    /** Index in the second run of an event of the first, by its index; {@link #NONE} if it is not there. */
    public int inSecond(int event) {
        return toSecond[event];
    }

    /** Index in the first run of an event of the second. */
    public int inFirst(int event) {
        return toFirst[event];
    }

    /** How many events both have. */
    public int both() {
        return (int) Arrays.stream(toSecond).filter(event -> event != NONE).count();
    }
}
