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
    private final Map<String, Count> incidents = new LinkedHashMap<>();
    /** Begun and not drained. */
    private final List<Course> open = new ArrayList<>();

    private int begun;
    private int over;
    private long since;
    private long backlog;
    private long most;
    private long stories;
    /** The last instant whose messages concern a window that is drained. */
    private long lastDrained = Episode.NEVER;

    /**
     * A watch over a city in which nothing has happened.
     *
     * @param windows in which something is wrong, in the order of the file
     * @param bounds of objectives on latencies
     * @param heard whether the city has subscriptions; without any, losses are those of the broker
     */
    public RecoveryWatch(List<Window> windows, List<Bound> bounds, boolean heard) {
        this.bounds = List.copyOf(bounds);
        this.heard = heard;
        for (Window window : windows) {
            courses.add(new Course(window, incidents.computeIfAbsent(window.incident(), name -> new Count())));
        }
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
                    lastDrained = Math.max(lastDrained, course.drainedAt());
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
        return !bounds.isEmpty() && (!open.isEmpty() || message.occurredAt <= lastDrained);
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
        for (int i = 0; i < begun; i++) {
            if (courses.get(i).concerns(message.occurredAt)) {
                courses.get(i).broken(now);
            }
        }
    }

    private void unfinished(Message message, Account account, @Nullable Copy copy, long now) {
        for (Bound bound : bounds) {
            if (bound.isOverdue(message, copy, now) && bound.isAbout(message, account)) {
                for (int i = 0; i < begun; i++) {
                    if (courses.get(i).concerns(message.occurredAt)) {
                        courses.get(i).overdue();
                    }
                }
            }
        }
    }

    /** The run is over. @return what each incident did, in the order of the windows that were given */
    public Map<String, Aftermath> finish(long end) {
        advance(end);
        Map<String, Aftermath> aftermaths = new LinkedHashMap<>();
        incidents.forEach((name, count) -> aftermaths.put(
                name,
                new Aftermath(
                        courses.stream()
                                .filter(course -> course.window.incident().equals(name))
                                .map(course -> course.episode(!bounds.isEmpty()))
                                .toList(),
                        Toll.of(count.delayed),
                        Toll.of(count.lost),
                        Toll.of(count.duplicated))));
        return aftermaths;
    }
}
