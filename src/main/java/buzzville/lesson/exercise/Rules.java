package buzzville.lesson.exercise;

import buzzville.causality.log.LoggedEvent;
import buzzville.clock.VectorStamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Counts the events of an excerpt again by some rule, right or mistaken. */
final class Rules {
    /** What a Lamport clock does. */
    @FunctionalInterface
    interface Lamport {
        long next(long own, OptionalLong heard);
    }

    /** What a vector clock does with what it hears; the own entry counts on afterwards. */
    @FunctionalInterface
    interface Vector {
        VectorStamp heard(VectorStamp own, VectorStamp heard);
    }

    private Rules() {}

    /** The values of the events, by a rule; what comes from outside is as it is logged. */
    static List<Long> lamport(Excerpt excerpt, Lamport rule) {
        Map<Integer, Long> values = new HashMap<>();
        Map<String, Long> carried = new HashMap<>();
        List<Long> stamps = new ArrayList<>();
        for (LoggedEvent event : excerpt.events()) {
            long own = values.computeIfAbsent(event.process(), process -> lamportBefore(excerpt, process));
            OptionalLong heard = event.received().stream()
                    .mapToLong(message -> carried.computeIfAbsent(
                            message, name -> sender(excerpt, name).stamps().lamport()))
                    .max();
            long next = rule.next(own, heard);
            values.put(event.process(), next);
            event.sent().forEach(message -> carried.put(message, next));
            stamps.add(next);
        }
        return stamps;
    }

    /** What a Lamport clock showed before the excerpt. */
    static long lamportBefore(Excerpt excerpt, int process) {
        LoggedEvent before = excerpt.before(process);
        return before == null
                ? excerpt.annals().log().processes().get(process).lamportStart()
                : before.stamps().lamport();
    }

    /**
     * The vectors of the events, by a rule.
     *
     * @param silent whether receiving does not count as an event
     */
    static List<VectorStamp> vector(Excerpt excerpt, Vector rule, boolean silent) {
        Map<Integer, VectorStamp> values = new HashMap<>();
        Map<String, VectorStamp> carried = new HashMap<>();
        List<VectorStamp> stamps = new ArrayList<>();
        for (LoggedEvent event : excerpt.events()) {
            int own = event.process();
            VectorStamp value = values.computeIfAbsent(own, process -> vectorBefore(excerpt, process));
            for (String message : event.received()) {
                value = rule.heard(
                        value,
                        carried.computeIfAbsent(
                                message, name -> sender(excerpt, name).stamps().vector()));
            }
            VectorStamp next = silent && !event.received().isEmpty() ? value : value.with(own, value.count(own) + 1);
            values.put(own, next);
            event.sent().forEach(message -> carried.put(message, next));
            stamps.add(next);
        }
        return stamps;
    }

    /** What a vector clock showed before the excerpt. */
    static VectorStamp vectorBefore(Excerpt excerpt, int process) {
        LoggedEvent before = excerpt.before(process);
        return before == null ? VectorStamp.NONE : before.stamps().vector();
    }

    /** Entry by entry the sum, as if knowledge could be added up. */
    static VectorStamp sum(VectorStamp own, VectorStamp heard) {
        VectorStamp sum = own;
        for (int i = 0; i < heard.size(); i++) {
            int process = heard.process(i);
            sum = sum.with(process, own.count(process) + heard.count(process));
        }
        return sum;
    }

    private static LoggedEvent sender(Excerpt excerpt, String message) {
        LoggedEvent sender = excerpt.annals().sender(message);
        if (sender == null) {
            throw new IllegalStateException(message + " was sent by nobody");
        }
        return sender;
    }
}
