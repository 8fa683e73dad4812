package buzzville.city.recovery;

import buzzville.message.Account;
import buzzville.message.Aggregate;
import buzzville.message.Copy;
import buzzville.message.LengthWatcher;
import buzzville.message.Message;
import buzzville.message.Recorder;
import buzzville.metric.Fate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Watches what becomes of a city while something is wrong with it and until that is over.
 *
 * <p>The backlog at an instant is the number that wait when all that happens at this instant has happened; what stands in a lane
 * and leaves it at the same instant never waited. Backlogs, losses and repetitions are those of the whole run, warm-up included.
 */
public final class RecoveryWatch implements LengthWatcher, Recorder {
    private final List<Bound> bounds;
    private final boolean heard;
    /** In order of their beginnings. */
    private final List<Course> courses = new ArrayList<>();

    private final List<Course> byEnd;
    private final Map<String, Incident> incidents = new LinkedHashMap<>();
    /** Begun and not drained. */
    private final List<Course> open = new ArrayList<>();
    /** Drained, in the order in which that was found. */
    private final List<Course> closed = new ArrayList<>();

    private int begun;
    private int over;
    private long since;
    private long backlog;
    private long most;
    private long stories;

    private record Incident(Count count, List<Course> courses) {}

    /**
     * A watch over a city in which nothing has happened.
     *
     * @param windows in which something is wrong, by incident, in the order of the file; those of one do not overlap
     * @param bounds of objectives on latencies
     * @param heard whether the city has subscriptions; without any, losses are those of the broker
     */
    public RecoveryWatch(Map<String, List<Window>> windows, List<Bound> bounds, boolean heard) {
        this.bounds = List.copyOf(bounds);
        this.heard = heard;
        windows.forEach((name, all) -> {
            Count count = new Count();
            List<Course> own =
                    all.stream().map(window -> new Course(window, count)).toList();
            incidents.put(name, new Incident(count, own));
            courses.addAll(own);
        });
        courses.sort(Comparator.comparingLong(course -> course.window.from())); // stable
        byEnd = new ArrayList<>(courses);
        byEnd.sort(Comparator.comparingLong(course -> course.window.until()));
        begin(0);
    }

    /** How many wait in the whole city, as counted. */
    public long backlog() {
        return backlog;
    }

    @Override
    public void changed(int change, long now) {
        advance(now);
        backlog += change;
    }

    /** Everything before {@code now} has happened. */
    private void advance(long now) {
        if (now <= since) {
            return;
        }
        most = Math.max(most, backlog);
        begin(now);
        for (Iterator<Course> each = open.iterator(); each.hasNext(); ) {
            Course course = each.next();
            if (course.window.from() < now) {
                course.stood(backlog, since, now);
                if (course.isDrained()) {
                    course.close(now);
                    closed.add(course);
                    each.remove();
                }
            }
        }
        since = now;
    }

    private void begin(long now) {
        while (begun < courses.size() && courses.get(begun).window.from() <= now) {
            Course course = courses.get(begun++);
            course.begin(backlog, most);
            open.add(course);
        }
    }

    @Override
    public void occurred(Message message) {}

    @Override
    public void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now) {
        advance(now);
        if (begun == 0 || message instanceof Aggregate || heard != account.index() >= 0) {
            return;
        }
        stories++;
        if (fate == null) {
            unfinished(message, account, copy, now);
        } else if (fate == Fate.DELIVERED && copy != null) {
            delayed(message, now);
            if (concerns(message)) {
                delivered(message, copy, now);
            }
        } else if (fate.isLoss()) {
            for (Course course : open) {
                course.lost(message.priority, message.occurredAt, now, stories);
            }
            if (concerns(message)) {
                lost(message, account, now);
            }
        }
    }

    @Override
    public void repeated(Copy copy, long now) {
        advance(now);
        stories++;
        for (Course course : open) {
            course.duplicated(copy.message.priority, stories);
        }
    }

    private void delayed(Message message, long now) {
        while (over < byEnd.size() && byEnd.get(over).window.until() <= now) {
            over++;
        }
        for (int i = over - 1; i >= 0 && byEnd.get(i).window.until() > message.occurredAt; i--) {
            byEnd.get(i).delayed(message.priority, stories);
        }
    }

    private boolean concerns(Message message) {
        return !bounds.isEmpty()
                && (!open.isEmpty()
                        || !closed.isEmpty() && closed.get(closed.size() - 1).closedAt() > message.occurredAt);
    }

    /** Visits the windows by whose messages, among them this one, it is known when the city is back. */
    private void forEachConcerned(Message message, Consumer<Course> visitor) {
        for (Course course : open) {
            if (course.concerns(message.occurredAt)) {
                visitor.accept(course);
            }
        }
        for (int i = closed.size() - 1; i >= 0 && closed.get(i).closedAt() > message.occurredAt; i--) {
            if (closed.get(i).concerns(message.occurredAt)) {
                visitor.accept(closed.get(i));
            }
        }
    }

    private void delivered(Message message, Copy copy, long now) {
        for (Bound bound : bounds) {
            if (bound.isBroken(message, copy, now) && bound.isAbout(message, copy.account)) {
                broken(message, now);
                return;
            }
        }
    }

    private void lost(Message message, Account account, long now) {
        for (Bound bound : bounds) {
            if (bound.isAbout(message, account)) {
                broken(message, now);
                return;
            }
        }
    }

    private void broken(Message message, long now) {
        forEachConcerned(message, course -> course.broken(now));
    }

    private void unfinished(Message message, Account account, @Nullable Copy copy, long now) {
        for (Bound bound : bounds) {
            if (bound.isOverdue(message, copy, now) && bound.isAbout(message, account)) {
                forEachConcerned(message, Course::overdue);
            }
        }
    }

    /** The run is over. @return what each incident did, in the order of the windows that were given */
    public Map<String, Aftermath> finish(long end) {
        advance(end);
        Map<String, Aftermath> aftermaths = new LinkedHashMap<>();
        incidents.forEach((name, incident) -> aftermaths.put(
                name,
                new Aftermath(
                        incident.courses.stream()
                                .map(course -> course.episode(!bounds.isEmpty()))
                                .toList(),
                        Toll.of(incident.count.delayed),
                        Toll.of(incident.count.lost),
                        Toll.of(incident.count.duplicated))));
        return aftermaths;
    }
}
