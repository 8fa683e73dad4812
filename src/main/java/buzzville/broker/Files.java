package buzzville.broker;

import buzzville.message.Copy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Which copies stand in which log and nowhere else, because what they stood in was memory. */
final class Files {
    private final Journal journal;
    /** Taken out of memory with what stood in a log that is not served, though their own is. */
    private final List<Recall.Kept> strays = new ArrayList<>();

    Files(Journal journal) {
        this.journal = journal;
    }

    /** What has been taken out of memory stands in the log of its partition from now on. */
    void file(List<Recall.Kept> all) {
        for (Recall.Kept one : all) {
            LogBook book = journal.books.get(one.copy().message.partition);
            (book.serving ? strays : book.kept).add(one);
        }
    }

    /** What was part of an aggregate of several partitions comes again at once where its own is served. */
    void settle(long now) {
        List<Recall.Kept> all = List.copyOf(strays);
        strays.clear();
        List<Recall.Kept> served = new ArrayList<>();
        for (Recall.Kept one : all) {
            LogBook book = journal.books.get(one.copy().message.partition);
            (book.serving ? served : book.kept).add(one);
        }
        if (!served.isEmpty()) {
            journal.broker.replay(() -> served.forEach(one -> one.putBack(now)), now);
        }
        journal.books.forEach(book -> journal.weigh(book, now));
    }

    /** What came back into lanes although nobody serves its partition stands in its log, before or after all others. */
    void keep(Lanes lanes, boolean first, long now) {
        for (LogBook book : journal.books) {
            if (!book.serving) {
                List<Recall.Kept> before = book.kept;
                book.kept = new ArrayList<>();
                file(Recall.all(lanes, copy -> copy.message.partition == book.partition, journal.ledger, now));
                book.kept.addAll(first ? book.kept.size() : 0, before);
            }
        }
        settle(now);
    }

    /** Takes out copies that stood in lanes when those who served them crashed. */
    List<Recall.Kept> outrun(Predicate<Copy> which, long now) {
        List<Recall.Kept> all = new ArrayList<>();
        for (LogBook book : journal.books) {
            book.kept.removeIf(one -> which.test(one.copy()) && all.add(one));
            journal.weigh(book, now);
        }
        return all;
    }
}
