package buzzville.causality.log;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether events are numbered one by one, in the log and in their process. One slip is one problem: what follows from it is let pass,
 * as all numbers after a line that is missing.
 */
final class Numbering {
    /** Of each process, the number of its last event. */
    private final Map<Integer, Integer> last = new HashMap<>();
    /** Of a process of which a number was wrong, others that may come next. */
    private final Map<Integer, Set<Integer>> also = new HashMap<>();

    private long lastId;
    /** What may come next if the last one was wrong. */
    private Set<Long> alsoIds = Set.of();

    private int lines;
    /** Lines since the last event that could not be read, which may have been events or not. */
    private int unread;
    /** Events of which it is not known whose they were. */
    private long lost;

    /** What the number of the next event should be. */
    long expected() {
        return lastId + 1;
    }

    /** What the next number of a process should be. */
    int expected(int process) {
        return last.getOrDefault(process, 0) + 1;
    }

    /** A line cannot be read. */
    void unreadable() {
        unread++;
        lines++;
        lost++;
    }

    /** An event is of nobody knows whom. */
    void nobodys() {
        lost++;
    }

    /** An event comes whose number in the log cannot be read. */
    void skip() {
        lines++;
        lastId++;
    }

    /** An event comes. @return whether this may be its number in the log */
    boolean isNext(long id) {
        lines++;
        boolean next = lastId < id && id <= lastId + 1 + unread || id == lines || alsoIds.contains(id);
        alsoIds = Set.of();
        if (!next) {
            // the number is wrong; or the line stands there twice; or lines before it are missing
            alsoIds = new HashSet<>(List.of(lastId + 1, id + 1));
            lost += Math.max(0, id - lastId - 1);
        }
        lastId = next ? id : lastId + 1;
        unread = 0;
        return next;
    }

    /** An event of a process comes. @return whether this may be its number there */
    boolean isNext(int process, int number) {
        int expected = expected(process);
        int missing = number - expected;
        boolean next = missing == 0 || also.getOrDefault(process, Set.of()).contains(number);
        if (!next && missing > 0 && lost > 0) {
            lost -= Math.min(lost, missing);
            next = true;
        }
        also.remove(process);
        if (!next) {
            // the number is wrong; or it was the event of another; or all that follow are wrong likewise
            also.put(process, new HashSet<>(List.of(expected, number + 1)));
            lost++;
        }
        last.put(process, next ? number : expected);
        return next;
    }
}
