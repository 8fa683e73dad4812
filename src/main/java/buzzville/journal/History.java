package buzzville.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened to somebody or something, in the order of the journal. */
public final class History {
    private static final int CAUSES_REMEMBERED = 50_000;

    /**
     * One thing that happened.
     *
     * @param cause the message that the one of the entry follows from, where the journal told of it lately
     */
    public record Deed(Entry entry, @Nullable Told cause) {}

    private final List<Deed> deeds = new ArrayList<>();
    private final Subject subject;
    private final long most;
    private final Map<Long, Told> causes = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Told> eldest) {
            return size() > CAUSES_REMEMBERED;
        }
    };

    private long more;
    private boolean known;

    private History(Subject subject, long most) {
        this.subject = subject;
        this.most = most;
    }

    /**
     * Reads a history.
     *
     * @param from the first instant of interest, virtual nanoseconds
     * @param until the last
     * @param most how many deeds to keep; others are counted
     */
    public static History of(JournalReader journal, Subject subject, long from, long until, long most) {
        History history = new History(subject, most);
        JournalReader.Entries entries = journal.entries();
        for (Entry entry = entries.next(); entry != null; entry = entries.next()) {
            history.take(entry, from, until);
            if (entry.at() > until && history.known) {
                break;
            }
        }
        return history;
    }

    private void take(Entry entry, long from, long until) {
        if (entry instanceof Entry.Occurred occurred) {
            causes.put(occurred.message().id(), occurred.message());
        }
        if (!subject.isAbout(entry)) {
            return;
        }
        known = true;
        if (!(from <= entry.at() && entry.at() <= until)) {
            return;
        } else if (deeds.size() >= most) {
            more++;
            return;
        }
        Told message = entry.message();
        deeds.add(new Deed(entry, message == null || message.cause() == 0 ? null : causes.get(message.cause())));
    }

    public List<Deed> deeds() {
        return List.copyOf(deeds);
    }

    /** How many more there are in the time of interest. */
    public long more() {
        return more;
    }

    /** Whether the journal tells of it at all. */
    public boolean isKnown() {
        return known;
    }
}
